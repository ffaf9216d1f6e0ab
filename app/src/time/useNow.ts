import { useEffect, useState } from "react"
import { relayNowMs } from "../relay/clock.ts"

/** Unix seconds on the relay's clock, whole, renewed every `everyMs`. */
export function useNow(everyMs = 1_000): number {
  const [now, setNow] = useState(() => Math.floor(relayNowMs() / 1_000))
  useEffect(() => {
    const timer = setInterval(() => setNow(Math.floor(relayNowMs() / 1_000)), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
