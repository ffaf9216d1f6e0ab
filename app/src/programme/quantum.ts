/** A slot covers at most this many quanta (contracts/programme/Programme.sol). */
const MOST_QUANTA = 32
/** Lengths offered, in quanta. */
const OFFERED = [1, 2, 3, 4, 6, 8, 12, 16, 24, MOST_QUANTA] as const

/** The first instant of the programme's grid at or after `at`. Unix seconds. */
export function toQuantum(at: number, quantumSeconds: number): number {
  return Math.ceil(at / quantumSeconds) * quantumSeconds
}

/** How long slots can be, in seconds. */
export function quantumLengths(quantumSeconds: number): number[] {
  return OFFERED.map((quanta) => quanta * quantumSeconds)
}

/** Unix seconds as a datetime-local input writes them, in the viewer's timezone. */
export function toLocalInput(at: number): string {
  const offsetMs = new Date(at * 1_000).getTimezoneOffset() * 60_000
  return new Date(at * 1_000 - offsetMs).toISOString().slice(0, 19)
}
