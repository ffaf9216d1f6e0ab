import { useSyncExternalStore } from "react"

/**
 * Whether our dialogs step aside for somebody else's. A modal dialog lies above everything the page draws, also above
 * the dialogs that libraries draw themselves.
 */
let aside = false
const listeners = new Set<() => void>()

export function setDialogsAside(next: boolean): void {
  if (aside === next) return
  aside = next
  for (const listener of listeners) listener()
}

export function useDialogsAside(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => aside,
  )
}
