import { useSyncExternalStore } from "react"

/**
 * Who acts in this browser, told to pages that hold no wallet code. The wallet writes it; its last account is
 * remembered so that a page can greet by name before any wallet is loaded. It proves nothing.
 */
export interface AccountState {
  /** Lower-case; undefined while no wallet is connected. */
  readonly account: `0x${string}` | undefined
  /** Who was connected when this browser was last here. */
  readonly remembered: `0x${string}` | undefined
}

const KEY = "openair.account"
const listeners = new Set<() => void>()
const saved = typeof localStorage === "undefined" ? null : localStorage.getItem(KEY)
let state: AccountState = {
  account: undefined,
  remembered: saved !== null && /^0x[0-9a-f]{40}$/.test(saved) ? (saved as `0x${string}`) : undefined,
}

export function readAccount(): AccountState {
  return state
}

/** Only the wallet calls this. `undefined` means disconnected by the person. */
export function writeAccount(account: string | undefined): void {
  const lower = account?.toLowerCase() as `0x${string}` | undefined
  if (lower === state.account && lower === state.remembered) return
  state = { account: lower, remembered: lower }
  if (lower === undefined) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, lower)
  for (const listener of listeners) listener()
}

export function subscribeAccount(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function useAccountState(): AccountState {
  return useSyncExternalStore(subscribeAccount, readAccount)
}
