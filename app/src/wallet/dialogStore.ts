import { useSyncExternalStore } from "react"

/** Which of the wallet's dialogs is open. */
export type WalletDialog = "none" | "connect" | "account"

let dialog: WalletDialog = "none"
const listeners = new Set<() => void>()

export function showDialog(next: WalletDialog): void {
  dialog = next
  for (const listener of listeners) listener()
}

export function readDialog(): WalletDialog {
  return dialog
}

export function subscribeDialog(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function useDialog(): WalletDialog {
  return useSyncExternalStore(subscribeDialog, readDialog)
}
