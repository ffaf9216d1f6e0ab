import type { Address } from "viem"
import { getAccount, watchAccount } from "wagmi/actions"
import { readDialog, showDialog, subscribeDialog } from "./dialogStore.ts"
import { wagmiConfig } from "./wagmiConfig.ts"

/** The connected account; asks who to be when there is none. @throws when the person closes the dialog. */
export async function connectAccount(): Promise<Address> {
  const wagmi = await wagmiConfig()
  const connected = getAccount(wagmi).address
  if (connected !== undefined) return connected
  showDialog("connect")
  return new Promise((resolve, reject) => {
    const stop = () => {
      offAccount()
      offDialog()
    }
    const offAccount = watchAccount(wagmi, {
      onChange: ({ address }) => {
        if (address === undefined) return
        stop()
        showDialog("none")
        resolve(address)
      },
    })
    const offDialog = subscribeDialog(() => {
      if (readDialog() !== "none" || getAccount(wagmi).address !== undefined) return
      stop()
      reject(new Error("No wallet was connected."))
    })
  })
}

/** Shows who is connected, with the way to be somebody else. */
export async function showAccount(): Promise<void> {
  await wagmiConfig()
  showDialog("account")
}
