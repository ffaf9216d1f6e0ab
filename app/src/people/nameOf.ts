import type { Names } from "../relay/names.ts"

/** `0x71C7…976F`: enough to tell two strangers apart, never enough to trust. */
export function shortAccount(account: string): string {
  return `${account.slice(0, 6)}…${account.slice(-4)}`
}

/** The ENS name, or the shortened account. */
export function nameOf(account: string, names: Names): string {
  return names.get(account.toLowerCase()) ?? shortAccount(account)
}
