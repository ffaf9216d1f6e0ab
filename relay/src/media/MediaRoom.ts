import { OpenairError } from "@openair/protocol"
import type { types } from "mediasoup"
import type { MediaEvents, MediaParameters, ParticipantMedia, RoomMedia } from "../rooms/Media.ts"
import { EventHub } from "./EventHub.ts"
import { MediaParticipant } from "./MediaParticipant.ts"
import { ROOM_CODECS } from "./roomCodecs.ts"
import { Speakers } from "./Speakers.ts"
import { Tap } from "./Tap.ts"
import type { PooledWorker, WorkerPool } from "./WorkerPool.ts"

/** A room's router on one worker, replaced when the worker dies. */
interface Engine {
  readonly home: PooledWorker
  readonly router: types.Router
  readonly speakers: Speakers
}

type Log = (level: "info" | "warn" | "error", message: string, detail?: Record<string, unknown>) => void

/** A room in the media engine. */
export class MediaRoom implements RoomMedia {
  readonly routerRtpCapabilities: MediaParameters
  private readonly pool: WorkerPool
  private readonly log: Log
  private readonly events: EventHub<MediaEvents>
  private readonly participants = new Set<MediaParticipant>()
  private readonly producers = new Map<string, types.Producer>()
  private engine: Engine | undefined
  private closed = false
  private readonly onClosed: () => void

  private constructor(pool: WorkerPool, first: types.Router, log: Log, onClosed: () => void) {
    this.pool = pool
    this.log = log
    this.onClosed = onClosed
    this.routerRtpCapabilities = { ...first.rtpCapabilities }
    this.events = new EventHub((error) => log("error", "A media listener failed.", { problem: String(error) }))
  }

  static async open(pool: WorkerPool, log: Log, onClosed: () => void): Promise<MediaRoom> {
    let made: MediaRoom | undefined
    const engine = await openEngine(pool, (producerId) => made?.events.emit("activeSpeaker", { producerId }))
    const room = new MediaRoom(pool, engine.router, log, onClosed)
    made = room
    room.adopt(engine)
    return room
  }

  on<E extends keyof MediaEvents>(event: E, listener: (data: MediaEvents[E]) => void): () => void {
    return this.events.on(event, listener)
  }

  admit(participantId: string): ParticipantMedia {
    const participant: MediaParticipant = new MediaParticipant(participantId, {
      router: () => {
        const engine = this.living()
        return { router: engine.router, webRtcServer: engine.home.webRtcServer }
      },
      producer: (producerId) => this.producers.get(producerId),
      added: (producer) => this.added(producer),
      producerLost: (producerId) => this.events.emit("producerClosed", { producerId }),
      consumerClosed: (consumerId) => this.events.emit("consumerClosed", { participantId, consumerId }),
      consumerPaused: (consumerId, paused) => this.events.emit("consumerPaused", { participantId, consumerId, paused }),
      closed: () => void this.participants.delete(participant),
    })
    this.participants.add(participant)
    return participant
  }

  /** A copy of a producer's RTP, to be connected to a UDP socket. Throws PRODUCER_NOT_FOUND, MEDIA_REFUSED. */
  async tap(producerId: string): Promise<Tap> {
    const producer = this.producers.get(producerId)
    if (!producer) throw new OpenairError("PRODUCER_NOT_FOUND")
    return Tap.open(this.living().router, producer)
  }

  close(): void {
    if (this.closed) return
    this.closed = true
    for (const participant of [...this.participants]) participant.close()
    if (this.engine) {
      this.engine.home.rooms -= 1
      this.engine.router.close()
    }
    this.engine = undefined
    this.onClosed()
  }

  private living(): Engine {
    if (!this.engine) {
      throw new OpenairError("MEDIA_REFUSED", {
        problem: this.closed ? "the room is closed" : "the engine is restarting",
      })
    }
    return this.engine
  }

  private added(producer: types.Producer): void {
    this.producers.set(producer.id, producer)
    producer.observer.once("close", () => this.producers.delete(producer.id))
    if (producer.kind === "audio") this.engine?.speakers.add(producer)
  }

  private adopt(engine: Engine): void {
    this.engine = engine
    engine.router.once("workerclose", () => {
      if (this.engine === engine) void this.move()
    })
  }

  /** To a new worker after the old one died. */
  private async move(): Promise<void> {
    this.engine = undefined
    if (this.closed) return
    for (const participant of this.participants) participant.engineLost()
    this.events.emit("activeSpeaker", { producerId: null })
    while (!this.closed && !this.engine) {
      try {
        const engine = await openEngine(this.pool, (producerId) => this.events.emit("activeSpeaker", { producerId }))
        if (this.closed) return engine.router.close()
        this.adopt(engine)
      } catch (error) {
        if (this.pool.closed) return
        this.log("warn", "A room found no new worker; trying again.", { problem: String(error) })
      }
    }
    this.events.emit("engineRestarted", {})
  }
}

async function openEngine(pool: WorkerPool, onSpeaker: (producerId: string | null) => void): Promise<Engine> {
  const home = await pool.take()
  try {
    const router = await home.worker.createRouter({ mediaCodecs: ROOM_CODECS })
    const speakers = await Speakers.observe(router, onSpeaker)
    return { home, router, speakers }
  } catch (error) {
    home.rooms -= 1
    throw error
  }
}
