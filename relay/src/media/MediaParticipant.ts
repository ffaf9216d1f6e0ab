import { OpenairError, SOURCE_RULES, type Source } from "@openair/protocol"
import type { types } from "mediasoup"
import type {
  ConsumerOffer,
  MediaParameters,
  ParticipantMedia,
  ProducerOptions,
  TransportOffer,
} from "../rooms/Media.ts"
import { refusing } from "./refused.ts"
import { untilKeyFrame } from "./untilKeyFrame.ts"

/** What a participant's media needs of its room. */
export interface ParticipantHost {
  /** @throws MEDIA_REFUSED while the engine restarts. */
  router(): { router: types.Router; webRtcServer: types.WebRtcServer }
  producer(producerId: string): types.Producer | undefined
  added(producer: types.Producer): void
  /** The engine ended it, not the room. */
  producerLost(producerId: string): void
  consumerClosed(consumerId: string): void
  consumerPaused(consumerId: string, paused: boolean): void
  closed(): void
}

type Direction = "send" | "receive"

/** High enough that the first frames of a call are not sent at the smallest layer. */
const INITIAL_OUTGOING_BPS = 2_000_000
/** RTP, RTX and FEC come on top of what an encoder is told to make. */
const TRANSPORT_OVERHEAD = 1.3
/**
 * Chromium ignores a key frame request within 300 ms of its last key frame, and the engine would only ask again after a second:
 * a request that comes too early is kept until it is heard.
 */
const KEY_FRAME_REQUEST_DELAY_MS = 330
/** A room of 150 people sends at most this many media to one of them. */
const MAX_CONSUMERS = 600

const USUAL_SOURCES: readonly Source[] = ["microphone", "camera"]

const sourceOf = (producer: types.Producer) => producer.appData.source as Source

/**
 * One participant's media: at most one transport each way, one producer a source.
 * A second transport of the same direction ends the first and what came through it.
 */
export class MediaParticipant implements ParticipantMedia {
  readonly participantId: string
  private readonly host: ParticipantHost
  private readonly transports = new Map<string, types.WebRtcTransport>()
  private readonly producers = new Map<string, types.Producer>()
  private readonly consumers = new Map<string, types.Consumer>()
  private sending: types.WebRtcTransport | undefined
  private receiving: Promise<types.WebRtcTransport> | undefined
  private receivingOffered = false
  private capabilities: types.RtpCapabilities | undefined
  private closed = false

  constructor(participantId: string, host: ParticipantHost) {
    this.participantId = participantId
    this.host = host
  }

  createTransport(direction: Direction): Promise<TransportOffer> {
    return refusing(async () => {
      if (direction === "send") {
        this.closeSending()
        this.sending = await this.openTransport("send")
        return offerOf(this.sending)
      }
      if (this.receivingOffered) await this.closeReceiving()
      this.receivingOffered = true
      return offerOf(await this.receiver())
    })
  }

  async connectTransport(transportId: string, dtlsParameters: MediaParameters): Promise<void> {
    const transport = this.transport(transportId)
    await refusing(() => transport.connect({ dtlsParameters: dtlsParameters as unknown as types.DtlsParameters }))
  }

  async restartIce(transportId: string): Promise<MediaParameters> {
    const transport = this.transport(transportId)
    return { ...(await refusing(() => transport.restartIce())) }
  }

  async produce({ transportId, source, kind, rtpParameters }: ProducerOptions): Promise<string> {
    const transport = this.transport(transportId)
    if (transport !== this.sending) throw new OpenairError("TRANSPORT_NOT_FOUND")
    const expectedKind = SOURCE_RULES[source].kind
    if (kind !== expectedKind) throw new OpenairError("SOURCE_KIND_MISMATCH", { source, kind, expectedKind })
    this.refuseSecond(source)
    const producer = await refusing(() =>
      transport.produce({
        kind,
        rtpParameters: rtpParameters as unknown as types.RtpParameters,
        paused: true,
        keyFrameRequestDelay: KEY_FRAME_REQUEST_DELAY_MS,
        appData: { source, participantId: this.participantId },
      }),
    )
    try {
      if (producer.closed) throw new OpenairError("TRANSPORT_NOT_FOUND")
      this.refuseSecond(source)
    } catch (error) {
      producer.close()
      throw error
    }
    this.producers.set(producer.id, producer)
    producer.once("transportclose", () => {
      // Still in the map: nobody here asked for it.
      if (this.producers.delete(producer.id)) this.host.producerLost(producer.id)
    })
    this.host.added(producer)
    void this.limitIncoming()
    return producer.id
  }

  async pauseProducer(producerId: string): Promise<void> {
    await refusing(() => this.ownProducer(producerId).pause())
  }

  async resumeProducer(producerId: string): Promise<void> {
    await refusing(() => this.ownProducer(producerId).resume())
  }

  closeProducer(producerId: string): void {
    const producer = this.ownProducer(producerId)
    this.producers.delete(producerId)
    producer.close()
    void this.limitIncoming()
  }

  closeSending(): void {
    const transport = this.sending
    this.sending = undefined
    this.producers.clear()
    if (transport) this.drop(transport)
  }

  setReceiveCapabilities(rtpCapabilities: MediaParameters): void {
    this.capabilities = rtpCapabilities as unknown as types.RtpCapabilities
  }

  /** Makes the receiving transport if there is none yet; `createTransport("receive")` then offers that one. */
  consume(producerId: string): Promise<ConsumerOffer | undefined> {
    return refusing(async () => {
      const rtpCapabilities = this.capabilities
      if (!rtpCapabilities || !this.host.producer(producerId) || this.consumers.size >= MAX_CONSUMERS) return undefined
      if (!this.host.router().router.canConsume({ producerId, rtpCapabilities })) return undefined
      const transport = await this.receiver()
      if (!this.host.producer(producerId)) return undefined
      const consumer = await transport.consume({ producerId, rtpCapabilities, paused: true })
      if (consumer.closed || this.closed) {
        consumer.close()
        return undefined
      }
      this.keep(consumer)
      return {
        consumerId: consumer.id,
        producerId,
        kind: consumer.kind,
        rtpParameters: { ...consumer.rtpParameters },
        producerPaused: consumer.producerPaused,
      }
    })
  }

  async resumeConsumer(consumerId: string): Promise<void> {
    const consumer = this.ownConsumer(consumerId)
    untilKeyFrame(consumer)
    await refusing(() => consumer.resume())
  }

  async setPreferredLayers(consumerId: string, spatialLayer: number): Promise<void> {
    const consumer = this.ownConsumer(consumerId)
    if (consumer.type === "simulcast") await refusing(() => consumer.setPreferredLayers({ spatialLayer }))
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    this.producers.clear()
    this.consumers.clear()
    for (const transport of this.transports.values()) transport.close()
    this.transports.clear()
    this.sending = undefined
    this.receiving = undefined
    this.host.closed()
  }

  /** Forgets what died with the worker; the client makes new transports. Its receive capabilities stay. */
  engineLost(): void {
    const producerIds = [...this.producers.keys()]
    const consumerIds = [...this.consumers.keys()]
    this.transports.clear()
    this.producers.clear()
    this.consumers.clear()
    this.sending = undefined
    this.receiving = undefined
    this.receivingOffered = false
    for (const id of producerIds) this.host.producerLost(id)
    for (const id of consumerIds) this.host.consumerClosed(id)
  }

  private async openTransport(direction: Direction): Promise<types.WebRtcTransport> {
    const { router, webRtcServer } = this.host.router()
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BPS,
    })
    if (this.closed || transport.closed || (direction === "send" && this.sending)) {
      transport.close()
      throw new OpenairError("TRANSPORT_NOT_FOUND")
    }
    this.transports.set(transport.id, transport)
    transport.on("dtlsstatechange", (state) => {
      // The client ended its peer connection; an ICE interruption alone may heal and closes nothing.
      if (state === "closed" || state === "failed") this.drop(transport)
    })
    return transport
  }

  private receiver(): Promise<types.WebRtcTransport> {
    if (this.receiving) return this.receiving
    const receiving = this.openTransport("receive")
    this.receiving = receiving
    receiving.catch(() => {
      if (this.receiving === receiving) this.receiving = undefined
    })
    return receiving
  }

  async closeReceiving(): Promise<void> {
    const receiving = this.receiving
    this.receiving = undefined
    this.receivingOffered = false
    const transport = await receiving?.catch(() => undefined)
    if (transport) this.drop(transport)
  }

  /** Closes a transport with all that came through it. */
  private drop(transport: types.WebRtcTransport): void {
    this.transports.delete(transport.id)
    if (this.sending === transport) this.sending = undefined
    transport.close()
  }

  private keep(consumer: types.Consumer): void {
    this.consumers.set(consumer.id, consumer)
    const gone = () => {
      if (this.consumers.delete(consumer.id)) this.host.consumerClosed(consumer.id)
    }
    consumer.once("producerclose", gone)
    consumer.once("transportclose", gone)
    consumer.on("producerpause", () => this.host.consumerPaused(consumer.id, true))
    consumer.on("producerresume", () => this.host.consumerPaused(consumer.id, false))
  }

  /**
   * Tells the sender (by congestion feedback) what its sources may use together. Voice and camera count always: the advice
   * takes up to 1.5 s to reach a sender, and a camera must not begin at a microphone's rate.
   */
  private async limitIncoming(): Promise<void> {
    const sources = new Set<Source>([...USUAL_SOURCES, ...[...this.producers.values()].map(sourceOf)])
    const bps = [...sources].reduce((sum, source) => sum + SOURCE_RULES[source].maxBitrateBps, 0)
    // Feedback is advice: a transport closed in between needs none.
    await this.sending?.setMaxIncomingBitrate(Math.round(bps * TRANSPORT_OVERHEAD)).catch(() => {})
  }

  private refuseSecond(source: Source): void {
    for (const producer of this.producers.values()) {
      if (sourceOf(producer) === source) throw new OpenairError("ALREADY_PRODUCING", { source })
    }
  }

  private transport(transportId: string): types.WebRtcTransport {
    const transport = this.transports.get(transportId)
    if (!transport) throw new OpenairError("TRANSPORT_NOT_FOUND")
    return transport
  }

  private ownProducer(producerId: string): types.Producer {
    const producer = this.producers.get(producerId)
    if (!producer) throw new OpenairError("PRODUCER_NOT_FOUND")
    return producer
  }

  private ownConsumer(consumerId: string): types.Consumer {
    const consumer = this.consumers.get(consumerId)
    if (!consumer) throw new OpenairError("CONSUMER_NOT_FOUND")
    return consumer
  }
}

function offerOf(transport: types.WebRtcTransport): TransportOffer {
  return {
    transportId: transport.id,
    iceParameters: { ...transport.iceParameters },
    iceCandidates: transport.iceCandidates.map((candidate) => ({ ...candidate })),
    dtlsParameters: { ...transport.dtlsParameters },
  }
}
