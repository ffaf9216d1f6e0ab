import type { MediaKind, Source } from "@openair/protocol"

/** Opaque media-engine parameters (mediasoup's shapes); validated by the engine that made or takes them. */
export type MediaParameters = Record<string, unknown>

export interface ProducerOptions {
  readonly transportId: string
  readonly source: Source
  readonly kind: MediaKind
  readonly rtpParameters: MediaParameters
}

export interface ConsumerOffer {
  readonly consumerId: string
  readonly producerId: string
  readonly kind: MediaKind
  readonly rtpParameters: MediaParameters
  readonly producerPaused: boolean
}

export interface TransportOffer {
  readonly transportId: string
  readonly iceParameters: MediaParameters
  readonly iceCandidates: readonly MediaParameters[]
  readonly dtlsParameters: MediaParameters
}

/**
 * One participant's media. Everything made through it dies with `close()`.
 * Producers start paused: the room resumes them after it has re-checked the permit (create paused, check, resume).
 * Methods that end or pause media act synchronously towards the caller's state and resolve when the engine has obeyed.
 */
export interface ParticipantMedia {
  createTransport(direction: "send" | "receive"): Promise<TransportOffer>
  connectTransport(transportId: string, dtlsParameters: MediaParameters): Promise<void>
  restartIce(transportId: string): Promise<MediaParameters>
  /** Creates a paused producer; returns its id. Throws MEDIA_REFUSED, TRANSPORT_NOT_FOUND. */
  produce(options: ProducerOptions): Promise<string>
  pauseProducer(producerId: string): Promise<void>
  resumeProducer(producerId: string): Promise<void>
  closeProducer(producerId: string): void
  /** Ends the sending transport and all that came through it; a new one must be created to send again. */
  closeSending(): void
  /** Ends the receiving transport, if any, with its consumers; the next consumer or transport begins anew. */
  closeReceiving(): Promise<void>
  setReceiveCapabilities(rtpCapabilities: MediaParameters): void
  /** Creates a paused consumer of somebody's producer; `undefined` when this participant cannot receive it. */
  consume(producerId: string): Promise<ConsumerOffer | undefined>
  resumeConsumer(consumerId: string): Promise<void>
  setPreferredLayers(consumerId: string, spatialLayer: number): Promise<void>
  close(): void
}

export interface MediaEvents {
  /** The engine closed a producer on its own (transport lost, worker dead). */
  producerClosed: { producerId: string }
  consumerClosed: { participantId: string; consumerId: string }
  consumerPaused: { participantId: string; consumerId: string; paused: boolean }
  activeSpeaker: { producerId: string | null }
  /** The room's worker died: everybody must make new transports. The room has a new router by then. */
  engineRestarted: Record<string, never>
}

/** A room in the media engine: one router (several workers later). */
export interface RoomMedia {
  readonly routerRtpCapabilities: MediaParameters
  admit(participantId: string): ParticipantMedia
  on<E extends keyof MediaEvents>(event: E, listener: (data: MediaEvents[E]) => void): () => void
  close(): void
}

/** The media engine, implemented by `media` on mediasoup. */
export interface Media {
  openRoom(room: bigint): Promise<RoomMedia>
  /** ICE servers a client may use besides the relay's own candidates. */
  readonly iceServers: readonly { urls: string[]; username?: string; credential?: string }[]
  close(): Promise<void>
}
