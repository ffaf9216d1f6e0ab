import {
  hasCapability,
  OpenairError,
  type Permits,
  SOURCE_RULES,
  SOURCES,
  type Source,
  type Welcome,
} from "@openair/protocol"
import { RelayError } from "@openair/protocol/client/RelayError"
import type { SignallingClient, SignallingState } from "@openair/protocol/client/SignallingClient"
import { Device } from "mediasoup-client"
import { type CallSnapshot, INITIAL_SNAPSHOT, type Publication } from "./CallSnapshot.ts"
import { followRoom } from "./followRoom.ts"
import { keepConnected } from "./keepConnected.ts"
import { Receiving } from "./Receiving.ts"
import { requestTransport } from "./requestTransport.ts"
import { Sending, type Wanted } from "./Sending.ts"

/** The media of one stay in the room: from a welcome until the next, or the end. */
interface Stay {
  readonly receiving: Receiving
  /** Outlives a broken connection where the relay has kept its producers. */
  sending: Sending
}

/** After a path is given up the whole call is set up anew, but not more often than this. */
const REBUILD_PAUSE_MS = 2000
/** A medium that ended without a rule behind it is offered again after this. */
const REPUBLISH_MS = 1000

/**
 * A participant's call: joins a room over signalling, sends what is published, receives what others send, and comes back by
 * itself after the network, the relay or its media engine were gone. What was on is published again if it is still
 * permitted; what the relay has stopped stays off until {@link publish} is called again.
 * `subscribe` and `getSnapshot` fit `useSyncExternalStore`.
 */
export class CallMedia {
  private readonly client: SignallingClient
  private readonly listeners = new Set<() => void>()
  private readonly wanted = new Map<Source, Wanted>()
  private readonly unfollow: () => void
  private snapshot: CallSnapshot = INITIAL_SNAPSHOT
  private stay: Stay | undefined
  private device: { readonly device: Device; readonly capabilities: string } | undefined
  private wantsIn = false
  /** Counts attempts to enter; what an older one awaited is no longer of interest. */
  private attempt = 0
  private rebuiltAtMs = 0

  constructor(client: SignallingClient) {
    this.client = client
    const off = [
      followRoom(client, (change) => this.update(change(this.snapshot))),
      client.on("state", (state) => this.onSignalling(state)),
      client.on("consumer", (event) => {
        // A track that cannot be received leaves the others alone; the relay closes or announces it again.
        this.stay?.receiving
          .add(event)
          .catch((error: unknown) => console.warn("Could not receive", event.source, error))
      }),
      client.on("consumerPaused", ({ consumerId, paused }) => this.stay?.receiving.setPaused(consumerId, paused)),
      client.on("consumerClosed", ({ consumerId }) => this.stay?.receiving.remove(consumerId)),
      client.on("producerClosed", ({ producerId, source, reason }) => {
        const known = this.stay?.sending.forget(source, producerId)
        if (!known && this.snapshot.published[source]?.status !== "publishing") return
        if (reason) {
          this.wanted.delete(source)
          this.show(source, { status: "stopped", reason })
        } else setTimeout(() => this.republish(), REPUBLISH_MS)
      }),
    ]
    const online = () => this.wantsIn && this.client.reconnect()
    globalThis.addEventListener?.("online", online)
    this.unfollow = () => {
      for (const end of off) end()
      globalThis.removeEventListener?.("online", online)
    }
  }

  readonly getSnapshot = (): CallSnapshot => this.snapshot

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Connects and loads codecs while the participant is still in the green room, so that {@link join} is quick. */
  async prepare(): Promise<void> {
    this.client.connect()
    await this.loadDevice(await this.client.opened())
  }

  /** Enters the room, and enters it again after every loss until {@link leave}. @throws RelayError when refused. */
  async join(): Promise<void> {
    this.wantsIn = true
    this.update({ status: "joining", error: undefined })
    const { state } = this.client
    if (state.status === "open") void this.enter(state.welcome)
    else this.client.connect()
    await new Promise<void>((resolve, reject) => {
      const off = this.subscribe(() => {
        const { status, error } = this.snapshot
        if (status === "joining" || status === "reconnecting") return
        off()
        if (status === "joined") resolve()
        else reject(error ?? new OpenairError("CONNECTION_LOST"))
      })
    })
  }

  /** Leaves for good. The object is of no use after. */
  async leave(): Promise<void> {
    this.wantsIn = false
    this.wanted.clear()
    const said = this.client.state.status === "open" ? this.client.request("leave", {}).catch(() => {}) : undefined
    this.endStay()
    await said
    this.client.close()
    this.unfollow()
    this.update({ status: "closed", published: {}, people: [], self: undefined })
  }

  /**
   * Sends a track as one of the participant's sources; the caller keeps owning it. Resolves when the relay forwards it, or
   * when it will be sent after the reconnect that is under way.
   * @throws RelayError NOT_PERMITTED with its explanation, and other refusals.
   */
  async publish(source: Source, track: MediaStreamTrack, { muted = false } = {}): Promise<void> {
    this.wanted.set(source, { track, muted })
    track.addEventListener("ended", () => {
      if (this.wanted.get(source)?.track === track) void this.unpublish(source)
    })
    this.show(source, { status: "publishing", track })
    if (this.stay && this.snapshot.status === "joined") await this.send(source, this.stay)
  }

  async unpublish(source: Source): Promise<void> {
    this.wanted.delete(source)
    this.show(source, undefined)
    await this.stay?.sending.unpublish(source).catch(() => {})
  }

  /** Keeps the source published but sends nothing. */
  async setMuted(source: Source, muted: boolean): Promise<void> {
    const wanted = this.wanted.get(source)
    if (!wanted) return
    this.wanted.set(source, { track: wanted.track, muted })
    wanted.track.enabled = !muted
    if (this.snapshot.published[source]?.status === "live") {
      this.show(source, { status: "live", track: wanted.track, muted })
    }
    await this.stay?.sending.setMuted(source, muted)
  }

  /** Another camera or microphone for the same source, without the others noticing. */
  async replaceTrack(source: Source, track: MediaStreamTrack): Promise<void> {
    const wanted = this.wanted.get(source)
    if (!wanted) return this.publish(source, track)
    track.enabled = !wanted.muted
    this.wanted.set(source, { track, muted: wanted.muted })
    await this.stay?.sending.replaceTrack(source, track)
    this.show(source, { status: "live", track, muted: wanted.muted })
  }

  /** Asks for a simulcast layer of somebody's picture: 0 the smallest. */
  async setPreferredLayer(consumerId: string, spatialLayer: number): Promise<void> {
    await this.client.request("setPreferredLayers", { consumerId, spatialLayer })
  }

  private onSignalling(state: SignallingState): void {
    if (state.status === "open") {
      const { room, permits, air } = state.welcome
      this.update({ room, permits, air })
      if (this.wantsIn) void this.enter(state.welcome)
      return
    }
    if (state.status === "closed") {
      this.endStay()
      if (this.wantsIn) this.update({ status: "closed", error: state.error })
      this.wantsIn = false
    } else if (this.snapshot.status === "joined") {
      // Media goes on while only signalling is broken.
      this.update({ status: "reconnecting" })
    }
  }

  /** Joins the room of a welcome: transports are asked for along with `join`, not after it. */
  private async enter(welcome: Welcome): Promise<void> {
    const attempt = ++this.attempt
    const stale = () => attempt !== this.attempt || !this.wantsIn
    try {
      const device = await this.loadDevice(welcome)
      if (stale()) return
      const joining = this.client.request("join", { rtpCapabilities: { ...device.recvRtpCapabilities } })
      const transport = (direction: "send" | "receive") =>
        requestTransport(this.client, device, direction, welcome.iceServers, joining)
      const makeSending = () =>
        new Sending(
          this.client,
          () => transport("send"),
          () => this.republish(),
        )
      const receive = transport("receive")
      const before = this.stay
      before?.receiving.close()
      const stay: Stay = {
        sending: before?.sending.busy ? before.sending : makeSending(),
        receiving: new Receiving(this.client, receive, (remote) => this.update({ remote })),
      }
      this.stay = stay
      receive.then(
        (opened) => keepConnected(this.client, opened, () => this.rebuild()),
        () => {},
      )
      if (before && before.sending !== stay.sending) before.sending.close()
      if (!stay.sending.busy && SOURCES.some((source) => permitted(welcome.permits, source))) stay.sending.warm()
      const joined = await joining
      if (stale()) return
      const kept = new Set(joined.self.producers.map(({ producerId }) => producerId))
      if (stay.sending.busy && !stay.sending.within(kept)) {
        stay.sending.close()
        stay.sending = makeSending()
      }
      this.update({
        status: "joined",
        error: undefined,
        self: joined.self,
        people: joined.people,
        measures: joined.measures,
        remote: stay.receiving.current,
      })
      this.republish()
    } catch (error) {
      if (stale()) return
      if (error instanceof RelayError) this.onRefused(error)
      // Lost on the way: the connection comes back by itself, and the next welcome enters.
      else if (this.snapshot.status === "joined") this.update({ status: "reconnecting" })
    }
  }

  private onRefused(error: RelayError): void {
    this.wantsIn = false
    this.endStay()
    this.update({ status: "closed", error })
  }

  /** Sends everything that is wanted and not on its way. */
  private republish(): void {
    const stay = this.stay
    if (!stay || this.snapshot.status !== "joined") return
    for (const source of this.wanted.keys()) {
      if (stay.sending.has(source)) continue
      // What was on before is not forced on a relay that no longer permits it; the reason is shown.
      this.send(source, stay).catch(() => {})
    }
  }

  private async send(source: Source, stay: Stay): Promise<void> {
    const wanted = this.wanted.get(source)
    if (!wanted) return
    try {
      await stay.sending.publish(source, wanted)
      if (this.stay !== stay) return
      if (!stay.sending.has(source)) return
      const { track, muted } = this.wanted.get(source) ?? wanted
      if (this.wanted.has(source)) this.show(source, { status: "live", track, muted })
      else await stay.sending.unpublish(source)
    } catch (error) {
      // A lost connection is not a refusal: it is sent again after the reconnect.
      if (this.stay !== stay || this.client.state.status !== "open" || !(error instanceof Error)) return
      this.wanted.delete(source)
      this.show(source, { status: "refused", error })
      throw error
    }
  }

  /** The receiving path is beyond repair: a new connection sets everything up again. */
  private rebuild(): void {
    const nowMs = Date.now()
    if (!this.wantsIn || nowMs - this.rebuiltAtMs < REBUILD_PAUSE_MS) return
    this.rebuiltAtMs = nowMs
    this.client.reconnect()
  }

  private endStay(): void {
    this.stay?.sending.close()
    this.stay?.receiving.close()
    this.stay = undefined
    if (this.snapshot.remote.length > 0) this.update({ remote: [] })
  }

  private async loadDevice({ routerRtpCapabilities }: Welcome): Promise<Device> {
    const capabilities = JSON.stringify(routerRtpCapabilities)
    if (this.device?.capabilities === capabilities) return this.device.device
    const device = await Device.factory()
    await device.load({ routerRtpCapabilities: routerRtpCapabilities as never })
    this.device = { device, capabilities }
    return device
  }

  private show(source: Source, publication: Publication | undefined): void {
    const { [source]: _, ...others } = this.snapshot.published
    this.update({ published: publication ? { ...others, [source]: publication } : others })
  }

  private update(change: Partial<CallSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change }
    for (const listener of [...this.listeners]) listener()
  }
}

function permitted(permits: Permits, source: Source): boolean {
  return hasCapability(permits.capabilities, SOURCE_RULES[source].capability)
}
