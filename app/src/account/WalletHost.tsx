import { lazy, Suspense } from "react"
import { useWalletOpened } from "./walletDoor.ts"

const WalletDialogs = lazy(async () => ({ default: (await import("../wallet/WalletDialogs.tsx")).WalletDialogs }))

/** Where the wallet's own dialogs appear, once somebody acts. */
export function WalletHost() {
  const opened = useWalletOpened()
  if (!opened) return null
  return (
    <Suspense fallback={null}>
      <WalletDialogs />
    </Suspense>
  )
}
