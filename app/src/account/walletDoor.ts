import { useSyncExternalStore } from "react"

/**
 * The one door to wallet code. Pages that only show things import this file and nothing behind it; the wallet's chunk is
 * fetched when somebody acts.
 */
let opened = false
const listeners = new Set<() => void>()

/** Fetches the wallet's code and keeps it. */
export function openWallet(): Promise<typeof import("../wallet/index.ts")> {
  if (!opened) {
    opened = true
    for (const listener of listeners) listener()
  }
  return import("../wallet/index.ts")
}

/** Whether somebody has acted since the page was opened. */
export function useWalletOpened(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => opened,
  )
}
