import { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { signIn } from "@openair/protocol/client/signIn"
import type { PublicConfig } from "@openair/protocol/http"
import type { ReachSet } from "@openair/protocol/reach"
import { openWallet } from "../account/walletDoor.ts"
import { CallMedia } from "../call/media/CallMedia.ts"
import type { LocalMedia } from "./LocalMedia.ts"

/** Somebody who is in a room: the connection, and the media on it. */
export interface Entered {
  readonly client: SignallingClient
  readonly call: CallMedia
}

/** What is being waited for on the way in. */
export type EntryStep = "wallet" | "signature" | "joining"

/**
 * One signature (sign-in and consent together), then into the room with what is open of camera and microphone.
 * @throws RelayError when the relay refuses; the wallet's own error when the person does.
 */
export async function enterRoom(
  config: PublicConfig,
  room: string,
  reach: ReachSet,
  media: LocalMedia,
  onStep: (step: EntryStep) => void,
): Promise<Entered> {
  onStep("wallet")
  const wallet = await openWallet()
  const account = await wallet.connectAccount()
  const rooms = config.contracts.rooms
  if (rooms === undefined) throw new Error("This relay names no Rooms contract.")
  // Without an answer the first epoch is named; if that is wrong the relay says so and nothing is granted.
  const consentEpoch = Number(await wallet.readConsentEpoch(room, account).catch(() => 0n))
  onStep("signature")
  const session = await signIn({
    httpOrigin: location.origin,
    relay: config.relay,
    chainId: config.chainId,
    rooms,
    room: BigInt(room),
    account,
    signMessage: (message) => wallet.signMessage(account, message),
    reach,
    consentEpoch,
  })
  onStep("joining")
  const client = new SignallingClient({
    relay: config.relay,
    url: `${location.origin.replace(/^http/, "ws")}/v1/signalling`,
    sessionId: session.sessionId,
    sessionKey: session.sessionKey,
  })
  const call = new CallMedia(client)
  try {
    await call.join()
  } catch (error) {
    await call.leave().catch(() => {})
    throw error
  }
  const { microphone, camera } = media.getSnapshot()
  // What the rules refuse is told by the call itself, control by control.
  if (microphone !== undefined) call.publish("microphone", microphone).catch(() => {})
  if (camera !== undefined) call.publish("camera", camera).catch(() => {})
  return { client, call }
}
