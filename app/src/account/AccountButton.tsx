import { useState } from "react"
import { Face } from "../people/Face.tsx"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { useAccountState } from "./accountStore.ts"
import { openWallet } from "./walletDoor.ts"

/** Connects a wallet, or says who is connected. Fetches the wallet's code only when pressed. */
export function AccountButton() {
  const { account, remembered } = useAccountState()
  const [opening, setOpening] = useState(false)
  const shown = account ?? remembered
  const names = useNames(shown === undefined ? [] : [shown])
  async function press() {
    setOpening(true)
    try {
      const wallet = await openWallet()
      await (account === undefined ? wallet.connectAccount() : wallet.showAccount())
    } catch {
      // Closing the dialog is an answer too.
    } finally {
      setOpening(false)
    }
  }
  return (
    <button
      type="button"
      className="btn account"
      data-testid="connect"
      data-account={account}
      aria-busy={opening}
      onClick={() => void press()}
    >
      {shown === undefined ? (
        <>
          <span className="icon icon--wallet" />
          {opening ? "Opening wallets" : "Connect wallet"}
        </>
      ) : (
        <>
          <Face account={shown} name={names.get(shown) ?? null} size="s" />
          {nameOf(shown, names)}
        </>
      )}
    </button>
  )
}
