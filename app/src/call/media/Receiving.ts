import type { EventData } from "@openair/protocol"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { types } from "mediasoup-client"
import type { RemoteMedium } from "./CallSnapshot.ts"

/** A path that takes longer is resumed on regardless: it may come up by another candidate. */
const CONNECT_PATIENCE_MS = 2000

/** The receiving half of one stay in the room: what the relay announces becomes tracks. */
export class Receiving {
  private readonly client: SignallingClient
  private readonly transport: Promise<types.Transport>
  private readonly onChange: (media: readonly RemoteMedium[]) => void
  private readonly consumers = new Map<string, types.Consumer>()
  private readonly media = new Map<string, RemoteMedium>()
  /** Announced and not withdrawn: a consumer may be closed before its track is there. */
  private readonly announced = new Map<string, { paused: boolean }>()
  private closed = false

  constructor(
    client: SignallingClient,
    transport: Promise<types.Transport>,
    onChange: (media: readonly RemoteMedium[]) => void,
  ) {
    this.client = client
    this.transport = transport
    this.onChange = onChange
  }

  get current(): readonly RemoteMedium[] {
    return [...this.media.values()]
  }

  /** Takes an announced consumer; may come before the transport is there. */
  async add({ consumerId, producerId, participantId, source, ...event }: EventData<"consumer">): Promise<void> {
    this.announced.set(consumerId, { paused: event.producerPaused })
    const transport = await this.transport
    if (this.closed || !this.announced.has(consumerId)) return
    const consumer = await transport.consume({
      id: consumerId,
      producerId,
      kind: event.kind,
      rtpParameters: event.rtpParameters as unknown as types.RtpParameters,
      // One stream a participant: the browser keeps voice and lips together.
      streamId: participantId,
    })
    const announced = this.announced.get(consumerId)
    if (this.closed || !announced) return consumer.close()
    this.consumers.set(consumerId, consumer)
    const { track } = consumer
    const stream = new MediaStream([track])
    const { paused } = announced
    this.media.set(consumerId, { consumerId, participantId, source, kind: event.kind, track, stream, paused })
    this.changed()
    // Resuming asks the sender for a key frame; one that is sent before the path stands is lost.
    await connected(transport)
    await this.client.request("resumeConsumer", { consumerId })
  }

  setPaused(consumerId: string, paused: boolean): void {
    const announced = this.announced.get(consumerId)
    if (announced) announced.paused = paused
    const medium = this.media.get(consumerId)
    if (!medium || medium.paused === paused) return
    this.media.set(consumerId, { ...medium, paused })
    this.changed()
  }

  remove(consumerId: string): void {
    this.announced.delete(consumerId)
    this.consumers.get(consumerId)?.close()
    this.consumers.delete(consumerId)
    if (this.media.delete(consumerId)) this.changed()
  }

  close(): void {
    this.closed = true
    this.announced.clear()
    this.consumers.clear()
    this.media.clear()
    this.transport.then(
      (transport) => transport.close(),
      () => {},
    )
  }

  private changed(): void {
    if (!this.closed) this.onChange(this.current)
  }
}

async function connected(transport: types.Transport): Promise<void> {
  if (transport.connectionState === "connected") return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, CONNECT_PATIENCE_MS)
    const look = (state: types.ConnectionState) => {
      if (state !== "connected") return
      clearTimeout(timer)
      transport.off("connectionstatechange", look)
      resolve()
    }
    transport.on("connectionstatechange", look)
  })
}
