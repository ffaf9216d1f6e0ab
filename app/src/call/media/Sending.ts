import type { Source } from "@openair/protocol"
import { RelayError } from "@openair/protocol/client/RelayError"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { types } from "mediasoup-client"
import { codecOptionsFor, encodingsFor } from "./encodings.ts"
import { keepConnected } from "./keepConnected.ts"

/** What somebody wants to send, kept by the call over every reconnect. */
export interface Wanted {
  readonly track: MediaStreamTrack
  readonly muted: boolean
}

/** What the relay said to one `produce`. */
interface Answer {
  readonly source: Source
  refusal: unknown
}

/** The sending half of one stay in the room: a transport, made anew when the relay has ended it, and a producer a source. */
export class Sending {
  private readonly client: SignallingClient
  private readonly open: () => Promise<types.Transport>
  private readonly onLost: () => void
  private readonly producers = new Map<Source, types.Producer>()
  /** Producers the relay closed before this side had finished making them. */
  private readonly endedEarly = new Set<string>()
  private readonly turns = new Map<Source, Promise<unknown>>()
  private transport: Promise<types.Transport> | undefined
  private closed = false

  /** @param open makes a sending transport. @param onLost the transport ended and took its producers along. */
  constructor(client: SignallingClient, open: () => Promise<types.Transport>, onLost: () => void) {
    this.client = client
    this.open = open
    this.onLost = onLost
  }

  /** Makes the transport ahead of the first medium. */
  warm(): void {
    this.ready().catch(() => {})
  }

  /** One after the other for each source. @throws RelayError when the relay refuses: NOT_PERMITTED carries an explanation. */
  async publish(source: Source, wanted: Wanted): Promise<void> {
    const turn = (this.turns.get(source) ?? Promise.resolve()).then(() => this.publishNow(source, wanted))
    const settled = turn.catch(() => {})
    this.turns.set(source, settled)
    await turn
  }

  private async publishNow(source: Source, wanted: Wanted): Promise<void> {
    if (this.producers.has(source)) return this.replaceTrack(source, wanted.track)
    try {
      await this.produce(source, wanted)
    } catch (error) {
      const final = error instanceof RelayError && error.code !== "TRANSPORT_NOT_FOUND"
      if (final || this.closed) throw error
      // The relay ended the transport with the last permit, or a negotiation failed here: a fresh one, and all that was on it.
      await this.discard()
      await this.produce(source, wanted)
      this.onLost()
    }
  }

  async unpublish(source: Source): Promise<void> {
    const producer = this.forget(source)
    if (producer) await this.client.request("closeProducer", { producerId: producer.id })
  }

  /** Stops sending a source the relay has already closed. */
  forget(source: Source, producerId?: string): types.Producer | undefined {
    const producer = this.producers.get(source)
    if (!producer || (producerId !== undefined && producer.id !== producerId)) {
      if (producerId !== undefined) this.endedEarly.add(producerId)
      return undefined
    }
    this.producers.delete(source)
    producer.close()
    return producer
  }

  /** Whether anything is being sent. */
  get busy(): boolean {
    return this.producers.size > 0
  }

  /** Whether all that is sent is among what the relay still has. */
  within(producerIds: ReadonlySet<string>): boolean {
    return [...this.producers.values()].every(({ id }) => producerIds.has(id))
  }

  has(source: Source): boolean {
    return this.producers.has(source)
  }

  async setMuted(source: Source, muted: boolean): Promise<void> {
    const producer = this.producers.get(source)
    if (!producer) return
    if (muted) producer.pause()
    else producer.resume()
    await this.client.request(muted ? "pauseProducer" : "resumeProducer", { producerId: producer.id })
  }

  async replaceTrack(source: Source, track: MediaStreamTrack): Promise<void> {
    await this.producers.get(source)?.replaceTrack({ track })
  }

  close(): void {
    this.closed = true
    this.producers.clear()
    void this.discard()
  }

  private async produce(source: Source, { track, muted }: Wanted): Promise<void> {
    const transport = await this.ready()
    const answer: Answer = { source, refusal: undefined }
    track.enabled = !muted
    const producer = await transport.produce({
      track,
      encodings: encodingsFor(source, track.getSettings().height ?? 0),
      codecOptions: codecOptionsFor(source),
      stopTracks: false,
      appData: { answer },
    })
    if (answer.refusal !== undefined) {
      producer.close()
      throw answer.refusal
    }
    if (this.closed || this.endedEarly.delete(producer.id)) {
      producer.close()
      return
    }
    this.producers.get(source)?.close()
    this.producers.set(source, producer)
    if (muted) await this.client.request("pauseProducer", { producerId: producer.id })
  }

  private ready(): Promise<types.Transport> {
    if (this.transport) return this.transport
    const opening = this.open().then((transport) => {
      if (this.closed) transport.close()
      else this.adopt(transport, opening)
      return transport
    })
    this.transport = opening
    opening.catch(() => {
      if (this.transport === opening) this.transport = undefined
    })
    return opening
  }

  private adopt(transport: types.Transport, opening: Promise<types.Transport>): void {
    transport.on("produce", ({ kind, rtpParameters, appData }, done) => {
      const answer = appData.answer as Answer
      const { source } = answer
      const request = { transportId: transport.id, source, kind, rtpParameters: { ...rtpParameters } }
      this.client.request("produce", request).then(
        ({ producerId }) => done({ id: producerId }),
        (error: unknown) => {
          // Not by failing: the library would then undo the negotiation while the next one is under way. Closing the producer
          // waits for its turn.
          answer.refusal = error
          done({ id: crypto.randomUUID() })
        },
      )
    })
    keepConnected(this.client, transport, () => {
      if (this.transport !== opening) return
      void this.discard()
      this.onLost()
    })
  }

  private async discard(): Promise<void> {
    const transport = this.transport
    this.transport = undefined
    this.producers.clear()
    const opened = await transport?.catch(() => undefined)
    opened?.close()
  }
}
