import "@rainbow-me/rainbowkit/styles.css"
import "./wallet.css"
import { RainbowKitProvider, useConnectModal } from "@rainbow-me/rainbowkit"
import { memo, use, useEffect } from "react"
import { WagmiProvider } from "wagmi"
import { setDialogsAside } from "../shell/dialogsAside.ts"
import { AccountDialog } from "./AccountDialog.tsx"
import { ConnectDialog } from "./ConnectDialog.tsx"
import { showDialog, useDialog } from "./dialogStore.ts"
import { rainbowTheme } from "./rainbowTheme.ts"
import { wagmiConfig } from "./wagmiConfig.ts"

/**
 * The wallet's own dialogs, beside whatever page is open.
 * NOTE: WagmiProvider reconnects whenever it renders, so it stands above everything that changes.
 */
export const WalletDialogs = memo(function WalletDialogs() {
  const config = use(wagmiConfig())
  return (
    <WagmiProvider config={config}>
      <RainbowKitProvider theme={rainbowTheme} modalSize="compact" appInfo={{ appName: "Openair" }}>
        <OpenDialog />
      </RainbowKitProvider>
    </WagmiProvider>
  )
})

function OpenDialog() {
  const dialog = useDialog()
  const { connectModalOpen } = useConnectModal()
  useEffect(() => setDialogsAside(connectModalOpen), [connectModalOpen])
  const close = () => showDialog("none")
  if (dialog === "connect") return <ConnectDialog onClose={close} />
  return dialog === "account" ? <AccountDialog onClose={close} /> : null
}
