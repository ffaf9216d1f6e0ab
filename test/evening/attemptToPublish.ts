import { RelayError } from "@openair/protocol/client/RelayError"
import { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { type SignedIn, signIn } from "@openair/protocol/client/signIn"
import type { LocalAccount } from "viem"
import { audioRtpParameters, NO_CAPABILITIES } from "../../residents/src/webrtc/rtpCapabilities.ts"
import type { RelayIdentity } from "./forgeries.ts"

/** Codes of the relay's answers; "published" where it let the account through. */
export interface Attempts {
  readonly freshSession: string
  readonly freshTransport: string
  readonly reconnected: string
}

/** Tries to get a microphone through in every way a client of its own making could. */
export async function attemptToPublish(relay: RelayIdentity, account: LocalAccount): Promise<Attempts> {
  const session = await signIn({
    httpOrigin: relay.origin,
    chainId: relay.chainId,
    rooms: relay.rooms,
    room: relay.room,
    account: account.address,
    signMessage: (message) => account.signMessage({ message }),
    reach: 3,
  })
  const first = await enter(relay, session)
  const freshSession = await publish(first)
  const freshTransport = await publish(first)
  first.close()
  const second = await enter(relay, session)
  const reconnected = await publish(second)
  await second.request("leave", {}).catch(() => {})
  second.close()
  return { freshSession, freshTransport, reconnected }
}

async function enter(relay: RelayIdentity, session: SignedIn): Promise<SignallingClient> {
  const client = new SignallingClient({
    relay: relay.origin,
    sessionId: session.sessionId,
    sessionKey: session.sessionKey,
  })
  client.connect()
  await new Promise<void>((resolve, reject) => {
    client.on("state", (state) => {
      if (state.status === "open") resolve()
      if (state.status === "closed") reject(state.error ?? new Error("The relay closed the connection."))
    })
  })
  await client.request("join", { rtpCapabilities: NO_CAPABILITIES })
  return client
}

/** With a transport of its own each time. */
async function publish(client: SignallingClient): Promise<string> {
  const { transportId } = await client.request("createTransport", { direction: "send" })
  try {
    const ssrc = 1 + Math.floor(Math.random() * 2 ** 31)
    const rtpParameters = audioRtpParameters(ssrc, "attempt")
    await client.request("produce", { transportId, source: "microphone", kind: "audio", rtpParameters })
    return "published"
  } catch (error) {
    if (error instanceof RelayError) return error.code
    throw error
  }
}
