/** How far this device's clock is from the relay's, learnt from each room status. */
let offsetMs = 0

export function learnRelayClock(relayNowMs: number): void {
  offsetMs = relayNowMs - Date.now()
}

/** Unix milliseconds on the relay's clock, as far as known. */
export function relayNowMs(): number {
  return Date.now() + offsetMs
}
