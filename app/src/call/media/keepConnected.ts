import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { types } from "mediasoup-client"

/** A short interruption (a full queue, a roaming phone) heals by itself within this time. */
const PATIENCE_MS = 700
/** An answer later than this means that signalling is dead too. */
const ANSWER_MS = 3000
const ATTEMPTS = 3

/**
 * Restarts ICE (RFC 8445, section 9) when a transport loses its path, so that a change of network is a hiccup.
 * `onLost` is called once when that does not help: the transport is gone at the relay, or nobody answers.
 */
export function keepConnected(client: SignallingClient, transport: types.Transport, onLost: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0

  const giveUp = () => {
    clearTimeout(timer)
    attempts = ATTEMPTS
    if (!transport.closed) onLost()
  }
  const restart = async () => {
    if (transport.closed || transport.connectionState === "connected") return
    if (attempts++ >= ATTEMPTS) return giveUp()
    timer = setTimeout(giveUp, ANSWER_MS)
    try {
      const { iceParameters } = await client.request("restartIce", { transportId: transport.id })
      if (transport.closed) return
      await transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters })
      clearTimeout(timer)
      timer = setTimeout(restart, ANSWER_MS)
    } catch {
      giveUp()
    }
  }

  transport.on("connectionstatechange", (state) => {
    if (state === "connected") {
      clearTimeout(timer)
      attempts = 0
    } else if (state === "disconnected") {
      clearTimeout(timer)
      timer = setTimeout(restart, PATIENCE_MS)
    } else if (state === "failed") {
      clearTimeout(timer)
      void restart()
    }
  })
  transport.observer.once("close", () => clearTimeout(timer))
}
