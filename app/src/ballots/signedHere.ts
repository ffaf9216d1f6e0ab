const KEY = "openair.votes"
const KEPT = 200

/** Remembers that an account has signed a vote in this browser, so that its way can be shown after a reload. */
export function rememberSigned(ballot: string, account: string): void {
  const line = `${ballot}:${account.toLowerCase()}`
  localStorage.setItem(KEY, JSON.stringify([line, ...read().filter((one) => one !== line)].slice(0, KEPT)))
}

export function hasSigned(ballot: string, account: string): boolean {
  return read().includes(`${ballot}:${account.toLowerCase()}`)
}

function read(): string[] {
  try {
    const lines: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]")
    return Array.isArray(lines) ? lines.filter((line) => typeof line === "string") : []
  } catch {
    return []
  }
}
