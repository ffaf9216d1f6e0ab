import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { types } from "mediasoup-client"

/** A short interruption (a full queue, a roaming phone) heals by itself within this time. */
const PATIENCE_MS = 700
/** A path that is not there after this long is tried afresh: browsers themselves give up after fifteen seconds. */
const CONNECT_MS = 2500
/** An answer later than this means that signalling is dead too. */
const ANSWER_MS = 3000
const ATTEMPTS = 3

/**
 * Restarts ICE (RFC 8445, section 9) when a transport loses its path, or does not find one, so that a change of network is a hiccup.
 * `onLost` is called once when that does not help: the transport is gone at the relay, or nobody answers.
 */
export function keepConnected(client: SignallingClient, transport: types.Transport, onLost: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let attempts = 0
  let over = false

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      act()
    }, ms)
  }
  const cancel = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const giveUp = () => {
    cancel()
    if (over || transport.closed) return
    over = true
    onLost()
  }
  const restart = async () => {
    if (over || transport.closed || transport.connectionState === "connected") return
    if (attempts++ >= ATTEMPTS) return giveUp()
    after(ANSWER_MS, giveUp)
    try {
      const { iceParameters } = await client.request("restartIce", { transportId: transport.id })
      if (over || transport.closed) return
      await transport.restartIce({ iceParameters: iceParameters as unknown as types.IceParameters })
      if (!over) after(ANSWER_MS, restart)
    } catch {
      giveUp()
    }
  }

  transport.on("connectionstatechange", (state) => {
    if (state === "connected") {
      cancel()
      attempts = 0
    } else if (state === "connecting") {
      if (timer === undefined && !over) after(CONNECT_MS, restart)
    } else if (state === "disconnected") {
      after(PATIENCE_MS, restart)
    } else if (state === "failed") {
      cancel()
      void restart()
    }
  })
  transport.observer.once("close", cancel)
}
