import { connect } from "node:net"
import type { ReadyCondition } from "./Service.ts"

const ATTEMPT_MS = 1_000

/** Holds when something accepts a TCP connection. */
export function tcpAccepts(port: number, deadlineMs: number, host = "127.0.0.1"): ReadyCondition {
  return { description: `a connection to ${host}:${port}`, deadlineMs, holds: () => accepts(port, host) }
}

/** Holds when a GET of the URL is answered with a 2xx status. */
export function httpAnswers(url: string, deadlineMs: number): ReadyCondition {
  const holds = async () => {
    const response = await fetch(url, { signal: AbortSignal.timeout(ATTEMPT_MS) })
    await response.body?.cancel()
    return response.ok
  }
  return { description: `an answer from ${url}`, deadlineMs, holds }
}

/** Does anything listen there? */
export function accepts(port: number, host = "127.0.0.1"): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host, timeout: ATTEMPT_MS })
    const answer = (accepted: boolean) => {
      socket.destroy()
      resolve(accepted)
    }
    socket.once("connect", () => answer(true))
    socket.once("error", () => answer(false)).once("timeout", () => answer(false))
  })
}
