import type { EventData, Source } from "@openair/protocol"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { ReceivePeer } from "./webrtc/ReceivePeer.ts"
import { readRtpHeader } from "./webrtc/rtp.ts"
import { transportParametersSchema } from "./webrtc/transportParameters.ts"

/** What arrived of one producer, seen where it arrives. */
export interface Received {
  readonly producerId: string
  readonly participantId: string
  readonly source: Source
  packets: number
  bytes: number
  /** Unix milliseconds, to the microsecond; 0 before the first packet. */
  firstAtMs: number
  lastAtMs: number
}

/** Takes in what others send and counts it, packet by packet; an observer that does not ask the relay. */
export class Reception {
  readonly received = new Map<string, Received>()
  private readonly name: string
  private peer: Promise<{ peer: ReceivePeer; transportId: string }> | undefined
  /** One negotiation after the other. */
  private chain: Promise<unknown> = Promise.resolve()

  constructor(name: string) {
    this.name = name
  }

  async add(client: SignallingClient, event: EventData<"consumer">): Promise<void> {
    const { consumerId, producerId, participantId, source, kind, rtpParameters } = event
    const opening = this.open(client)
    const added = this.chain.then(async () => {
      const { peer, transportId } = await opening
      if (this.peer !== opening) return
      const seen = this.count({ producerId, participantId, source })
      const dtls = peer.add(consumerId, kind, rtpParameters, (packet) => note(seen, packet))
      if (dtls) await client.request("connectTransport", { transportId, dtlsParameters: { ...dtls } })
      await client.request("resumeConsumer", { consumerId })
    })
    this.chain = added.catch(() => {})
    await added
  }

  /** The connection ended; what was counted stays. */
  reset(): void {
    const peer = this.peer
    this.peer = undefined
    this.chain = Promise.resolve()
    peer?.then(
      ({ peer: opened }) => opened.close(),
      () => {},
    )
  }

  private open(client: SignallingClient): Promise<{ peer: ReceivePeer; transportId: string }> {
    this.peer ??= client.request("createTransport", { direction: "receive" }).then((offer) => {
      const transport = transportParametersSchema.parse(offer)
      return { peer: new ReceivePeer(`${this.name}-receiving`, transport), transportId: transport.transportId }
    })
    return this.peer
  }

  private count(of: Pick<Received, "producerId" | "participantId" | "source">): Received {
    const seen = this.received.get(of.producerId) ?? { ...of, packets: 0, bytes: 0, firstAtMs: 0, lastAtMs: 0 }
    this.received.set(of.producerId, seen)
    return seen
  }
}

function note(seen: Received, packet: Buffer): void {
  if (!readRtpHeader(packet)) return
  const atMs = performance.timeOrigin + performance.now()
  if (seen.packets === 0) seen.firstAtMs = atMs
  seen.lastAtMs = atMs
  seen.packets += 1
  seen.bytes += packet.length
}
