import { setTimeout as delay } from "node:timers/promises"
import {
  type EventData,
  hasCapability,
  type PublicConfig,
  publicConfigSchema,
  reachSet,
  SOURCE_RULES,
  type Source,
} from "@openair/protocol"
import { RelayError } from "@openair/protocol/client/RelayError"
import { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { signIn } from "@openair/protocol/client/signIn"
import type { LocalAccount } from "viem"
import { LoopPlayer } from "./loops/LoopPlayer.ts"
import type { PictureLoop, SoundLoop } from "./loops/loops.ts"
import { type Received, Reception } from "./Reception.ts"
import {
  audioRtpParameters,
  NO_CAPABILITIES,
  RECEIVE_CAPABILITIES,
  videoRtpParameters,
} from "./webrtc/rtpCapabilities.ts"
import { SendPeer } from "./webrtc/SendPeer.ts"
import { transportParametersSchema } from "./webrtc/transportParameters.ts"

export interface ResidentOptions {
  /** Origin of the relay's HTTP interface. */
  readonly relay: string
  /** Room number, or its short name as the relay's config lists it. */
  readonly room: bigint | string
  readonly account: LocalAccount
  /** For logs. */
  readonly name: string
  /** Sent as camera, when permitted. */
  readonly picture?: PictureLoop
  /** Sent as microphone, when permitted. */
  readonly sound?: SoundLoop
  /** Also takes in what the others send, and counts it. Default false: a resident listens to nobody. */
  readonly receive?: boolean
  /** How far picture and voice may go; default live, not recorded. */
  readonly reach?: number
  readonly log?: (message: string, detail?: Record<string, unknown>) => void
}

/** A resident whose account lost the room looks in again at this pace. */
const REFUSED_PAUSE_MS = 5000
const RETRY_PAUSE_MS = 500
/** A relay that does not answer a goodbye notices by itself. */
const LEAVE_PATIENCE_MS = 1000
const PICTURE_BPS = 800_000

type OwnSource = "camera" | "microphone"
const KIND = { camera: "video", microphone: "audio" } as const

/** What belongs to one connection to the relay. */
interface Stay {
  readonly peer: SendPeer
  readonly player: LoopPlayer
  readonly transportId: string
  readonly producers: Map<OwnSource, string>
  readonly pending: Set<OwnSource>
  /** Closed by the relay in the same breath as made. */
  readonly endedEarly: Set<string>
}

/**
 * A participant without a browser: a real WebRTC client that sends loops and, if asked to, counts what it receives.
 * Stays in the room until {@link stop}: comes back after the relay was gone, signs in again when its session was, and sends
 * whatever its permits allow at the moment.
 */
export class Resident {
  /** What came in, by producer; kept after a producer ended. Empty unless `receive` is set. */
  readonly received: ReadonlyMap<string, Received>
  private readonly options: ResidentOptions
  private readonly reception: Reception
  private client: SignallingClient | undefined
  private stay: Stay | undefined
  private capabilities = 0
  private stopped = new AbortController()
  private running: Promise<void> | undefined
  private entered = 0
  /** The participant's id in the room, once joined. */
  participantId: string | undefined
  /** The relay's last refusal; `undefined` while all is well. */
  refusal: RelayError | undefined

  constructor(options: ResidentOptions) {
    this.options = options
    this.reception = new Reception(options.name)
    this.received = this.reception.received
  }

  /** Sources that are on at the relay right now. */
  get sending(): Source[] {
    return [...(this.stay?.producers.keys() ?? [])]
  }

  /** How often the room was entered: more than once after the relay was gone. */
  get entries(): number {
    return this.entered
  }

  start(): void {
    this.running ??= this.run()
  }

  /** Leaves the room; resolves when everything is closed. */
  async stop(): Promise<void> {
    this.stopped.abort()
    const client = this.client
    if (client?.state.status === "open") {
      await Promise.race([client.request("leave", {}).catch(() => {}), delay(LEAVE_PATIENCE_MS)])
    }
    client?.close()
    await this.running
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      let pauseMs = RETRY_PAUSE_MS
      try {
        await this.session()
        this.refusal = undefined
      } catch (error) {
        if (error instanceof RelayError) {
          this.refusal = error
          if (error.code !== "SESSION_UNKNOWN") pauseMs = REFUSED_PAUSE_MS
        }
        if (!this.stopped.signal.aborted) this.log("Out of the room; trying again.", { problem: describe(error) })
      }
      await delay(pauseMs, undefined, { signal: this.stopped.signal }).catch(() => {})
    }
  }

  /** From one sign-in until the session ends. */
  private async session(): Promise<void> {
    const { relay, account } = this.options
    const config = publicConfigSchema.parse(await (await fetch(`${relay}/v1/config`)).json())
    const signedIn = await signIn({
      httpOrigin: relay,
      relay: config.relay,
      chainId: config.chainId,
      rooms: rooms(config),
      room: roomNumber(config, this.options.room),
      account: account.address,
      signMessage: (message) => account.signMessage({ message }),
      reach: this.options.reach ?? reachSet("LIVE_VIDEO", "LIVE_AUDIO"),
    })
    if (this.stopped.signal.aborted) return
    const client = new SignallingClient({
      relay: config.relay,
      url: `${relay.replace(/^http/, "ws")}/v1/signalling`,
      sessionId: signedIn.sessionId,
      sessionKey: signedIn.sessionKey,
    })
    this.client = client
    client.on("permits", ({ capabilities }) => this.permit(client, capabilities))
    client.on("producerClosed", (event) => this.producerClosed(client, event))
    client.on("consumer", (event) => {
      this.reception
        .add(client, event)
        .catch((error: unknown) => this.log("Could not receive.", { problem: describe(error) }))
    })
    try {
      await new Promise<void>((resolve, reject) => {
        client.on("state", (state) => {
          this.endStay()
          if (state.status === "closed") {
            if (state.error) reject(state.error)
            else resolve()
          } else if (state.status === "open") {
            this.capabilities = state.welcome.permits.capabilities
            this.enter(client).catch((error: unknown) => {
              // Lost in between: the client is coming back already. Refused: begin again from the sign-in.
              if (client.state.status === "open") reject(error)
            })
          }
        })
        client.connect()
      })
    } finally {
      this.endStay()
      client.close()
    }
  }

  private async enter(client: SignallingClient): Promise<void> {
    const rtpCapabilities = this.options.receive ? RECEIVE_CAPABILITIES : NO_CAPABILITIES
    const joined = await client.request("join", { rtpCapabilities })
    this.participantId = joined.self.participantId
    this.entered += 1
    this.refusal = undefined
    this.log("In the room.", { others: joined.people.length })
    if (this.options.picture || this.options.sound) await this.openSending(client)
  }

  private async openSending(client: SignallingClient): Promise<void> {
    this.endSending()
    const transport = transportParametersSchema.parse(await client.request("createTransport", { direction: "send" }))
    const { name, picture = EMPTY_PICTURE, sound = EMPTY_SOUND } = this.options
    const peer = new SendPeer(name)
    const player = new LoopPlayer(peer, picture, sound)
    const stay: Stay = {
      peer,
      player,
      transportId: transport.transportId,
      producers: new Map(),
      pending: new Set(),
      endedEarly: new Set(),
    }
    this.stay = stay
    peer.onState = (state) => {
      // The relay ended the transport, or the path to it is gone: a fresh one, if the connection still stands.
      if (state !== "failed" && state !== "closed" && state !== "disconnected") return
      if (this.stay === stay && client.state.status === "open") this.reopen(client)
    }
    await client.request("connectTransport", { transportId: transport.transportId, dtlsParameters: { ...peer.dtls } })
    if (this.stay !== stay) return
    peer.connect(transport)
    await this.produceAll(client)
  }

  private reopen(client: SignallingClient): void {
    this.endSending()
    if (!this.wanted().length) return
    this.openSending(client).catch((error: unknown) => this.log("Could not send again.", { problem: describe(error) }))
  }

  /** Sources this resident has, and may send now. */
  private wanted(): OwnSource[] {
    const have: OwnSource[] = []
    if (this.options.sound) have.push("microphone")
    if (this.options.picture) have.push("camera")
    return have.filter((source) => hasCapability(this.capabilities, SOURCE_RULES[source].capability))
  }

  private async produceAll(client: SignallingClient): Promise<void> {
    await Promise.all(this.wanted().map((source) => this.produce(client, source)))
  }

  private async produce(client: SignallingClient, source: OwnSource): Promise<void> {
    const stay = this.stay
    if (!stay || stay.producers.has(source) || stay.pending.has(source)) return
    stay.pending.add(source)
    const { peer, player, transportId } = stay
    const kind = KIND[source]
    const rtpParameters =
      kind === "audio"
        ? audioRtpParameters(peer.audioSsrc, peer.cname)
        : videoRtpParameters(peer.videoSsrc, peer.cname, PICTURE_BPS)
    try {
      const { producerId } = await client.request("produce", { transportId, source, kind, rtpParameters })
      if (this.stay !== stay || stay.endedEarly.delete(producerId)) return
      stay.producers.set(source, producerId)
      player.send(kind, true)
    } catch (error) {
      this.log(`May not send ${source}.`, { problem: describe(error) })
      if (error instanceof RelayError && error.code === "TRANSPORT_NOT_FOUND" && this.stay === stay) this.reopen(client)
    } finally {
      stay.pending.delete(source)
    }
  }

  private permit(client: SignallingClient, capabilities: number): void {
    this.capabilities = capabilities
    if (this.stay) void this.produceAll(client)
    else if (client.state.status === "open" && this.participantId) this.reopen(client)
  }

  private producerClosed(client: SignallingClient, { producerId, source, reason }: EventData<"producerClosed">): void {
    const stay = this.stay
    if (!stay || (source !== "camera" && source !== "microphone")) return
    if (stay.producers.get(source) !== producerId) {
      stay.endedEarly.add(producerId)
      return
    }
    stay.producers.delete(source)
    stay.player.send(KIND[source], false)
    this.log(`${source} was stopped.`, { reason: reason?.reason })
    // Without a rule behind it (the engine was lost) it is sent again.
    if (!reason) void this.produceAll(client)
  }

  private endSending(): void {
    this.stay?.player.close()
    this.stay?.peer.close()
    this.stay = undefined
  }

  private endStay(): void {
    this.endSending()
    this.reception.reset()
  }

  private log(message: string, detail: Record<string, unknown> = {}): void {
    this.options.log?.(message, { resident: this.options.name, ...detail })
  }
}

const EMPTY_PICTURE: PictureLoop = { framesPerSecond: 1, frames: [{ data: new Uint8Array(), key: true }] }
const EMPTY_SOUND: SoundLoop = { packets: [] }

function describe(error: unknown): string {
  if (error instanceof RelayError) return `${error.code}: ${error.message}`
  return error instanceof Error ? error.message : String(error)
}

function rooms(config: PublicConfig): `0x${string}` {
  const address = config.contracts.rooms
  if (!address) throw new Error("The relay's config names no Rooms contract.")
  return address
}

function roomNumber(config: PublicConfig, room: bigint | string): bigint {
  if (typeof room === "bigint") return room
  if (/^\d+$/.test(room)) return BigInt(room)
  const found = config.rooms.find(({ name }) => name === room)
  if (!found) throw new Error(`The relay has no room called ${room}.`)
  return BigInt(found.id)
}
