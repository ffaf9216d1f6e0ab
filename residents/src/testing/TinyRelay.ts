import { createServer, type IncomingMessage, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import {
  type CapabilitySet,
  capabilitySet,
  hasCapability,
  METHODS,
  type Method,
  OpenairError,
  type ParticipantView,
  requestSchema,
  SOURCE_RULES,
  type Source,
} from "@openair/protocol"
import { parseSiweMessage } from "viem/siwe"
import { type WebSocket, WebSocketServer } from "ws"
import { MediaEngine } from "../../../relay/src/media/MediaEngine.ts"
import type { MediaRoom } from "../../../relay/src/media/MediaRoom.ts"
import type { ParticipantMedia } from "../../../relay/src/rooms/Media.ts"

const ROOM = 1n
const ADDRESS = `0x${"ab".repeat(20)}`
const LINGER_MS = 5000
const ALL = capabilitySet("JOIN", "MICROPHONE", "CAMERA", "SCREEN")
// biome-ignore lint/suspicious/noExplicitAny: one switch over all methods; each was parsed by its schema before
type Checked = any
const NOT_ON_AIR = { onAir: false, slot: null, changesAt: null }

interface Person {
  readonly participantId: string
  readonly account: string
  readonly media: ParticipantMedia
  readonly producers: Map<string, { source: Source; paused: boolean }>
  /** Of the connection they are on; a broken one is followed by another. */
  socket: WebSocket
  lingering?: NodeJS.Timeout
}

/**
 * The least that speaks the signalling protocol over the real media engine: no chain, no proofs, no store. For testing clients
 * alone; what a relay must refuse is tested at the relay.
 */
export class TinyRelay {
  readonly sessions: Map<string, string>
  /** Capabilities by account, lower case; everything for accounts not named. */
  readonly rights: Map<string, CapabilitySet>
  readonly origin: string
  private readonly server: Server
  private readonly sockets: WebSocketServer
  private readonly engine: MediaEngine
  private readonly room: MediaRoom
  private readonly people = new Map<string, Person>()

  private constructor(
    server: Server,
    engine: MediaEngine,
    room: MediaRoom,
    sessions: Map<string, string>,
    rights: Map<string, CapabilitySet>,
  ) {
    this.rights = rights
    this.server = server
    this.engine = engine
    this.room = room
    this.sessions = sessions
    const { port } = server.address() as AddressInfo
    this.origin = `http://127.0.0.1:${port}`
    this.sockets = new WebSocketServer({ server, path: "/v1/signalling" })
    this.sockets.on("connection", (socket) => this.connect(socket))
    server.on("request", async (request, response) => {
      const [status, body] = await this.answer(request)
      response.writeHead(status, { "content-type": "application/json", "access-control-allow-origin": "*" })
      response.end(JSON.stringify(body))
    })
    room.on("consumerClosed", ({ participantId, consumerId }) => {
      this.tell(participantId, "consumerClosed", { consumerId })
    })
    room.on("consumerPaused", ({ participantId, consumerId, paused }) => {
      this.tell(participantId, "consumerPaused", { consumerId, paused })
    })
    room.on("producerClosed", ({ producerId }) => {
      for (const person of this.people.values()) {
        const source = person.producers.get(producerId)?.source
        if (person.producers.delete(producerId))
          send(person.socket, "producerClosed", { producerId, source, reason: null })
      }
    })
    room.on("engineRestarted", () => {
      const bye = new OpenairError("SHUTTING_DOWN").toBody()
      for (const { socket } of this.people.values()) {
        send(socket, "closing", { ...bye, reconnect: true })
        socket.close()
      }
    })
  }

  /** @param port 0 for any. @param sessions and rights outlive a relay, as a store and a chain make them. */
  static async open(
    port = 0,
    sessions = new Map<string, string>(),
    rights = new Map<string, CapabilitySet>(),
  ): Promise<TinyRelay> {
    const engine = await MediaEngine.open({ workers: 1, listenIp: "127.0.0.1", basePort: 0 })
    const room = await engine.openRoom(ROOM)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve))
    return new TinyRelay(server, engine, room, sessions, rights)
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get present(): string[] {
    return [...this.people.values()].map(({ account }) => account)
  }

  /** Changes somebody's rights as a block would: media stops, then they are told. */
  async setRights(account: string, capabilities: CapabilitySet): Promise<void> {
    this.rights.set(account.toLowerCase(), capabilities)
    for (const person of this.people.values()) {
      if (person.account !== account.toLowerCase()) continue
      const lost = [...person.producers].filter(
        ([, { source }]) => !hasCapability(capabilities, SOURCE_RULES[source].capability),
      )
      await Promise.all(lost.map(([producerId]) => person.media.pauseProducer(producerId)))
      for (const [producerId] of lost) {
        person.media.closeProducer(producerId)
        person.producers.delete(producerId)
      }
      send(person.socket, "permits", this.permits(person.account))
      for (const [producerId, { source }] of lost) {
        const reason = { ...EXPLANATION, account: person.account, capability: SOURCE_RULES[source].capability }
        send(person.socket, "producerClosed", { producerId, source, reason })
      }
    }
  }

  /** As kill -9 would: workers and sockets are gone without a word. */
  async die(): Promise<void> {
    for (const pid of this.engine.workerPids) process.kill(pid, "SIGKILL")
    for (const socket of this.sockets.clients) socket.terminate()
    await this.close()
  }

  /** Breaks every connection without closing anything else. */
  dropConnections(): void {
    for (const socket of this.sockets.clients) socket.terminate()
  }

  /** Kills the media worker alone. */
  killWorker(): void {
    for (const pid of this.engine.workerPids) process.kill(pid, "SIGKILL")
  }

  async close(): Promise<void> {
    this.dropConnections()
    for (const { lingering } of this.people.values()) clearTimeout(lingering)
    this.sockets.close()
    this.server.closeAllConnections()
    await this.engine.close()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  private async answer(request: IncomingMessage): Promise<[number, unknown]> {
    if (request.url === "/v1/config") return [200, { ...CONFIG, relay: this.origin }]
    if (request.url === "/v1/nonces") return [201, { nonce: "0123456789abcdef", expiresAt: 2e9 }]
    let text = ""
    for await (const chunk of request) text += chunk
    const account = parseSiweMessage(JSON.parse(text).message).address?.toLowerCase() ?? ""
    const sessionId = `s${this.sessions.size + 1}-${process.hrtime.bigint()}`
    this.sessions.set(sessionId, account)
    return [201, { sessionId, account, room: ROOM.toString(), expiresAt: 2e9 }]
  }

  private connect(socket: WebSocket): void {
    let sessionId = ""
    let tail: Promise<unknown> = Promise.resolve()
    send(socket, "challenge", { challenge: "c" })
    socket.on("message", (text) => {
      const { id, method, data } = requestSchema.parse(JSON.parse(String(text)))
      tail = tail.then(async () => {
        try {
          if (method === "hello") sessionId = (data as { sessionId: string }).sessionId
          const account = this.sessions.get(sessionId)
          if (!account) throw new OpenairError("SESSION_UNKNOWN")
          const parsed = METHODS[method as Method].parse(data)
          const reply = await this.serve(socket, sessionId, account, method as Method, parsed)
          socket.send(JSON.stringify({ id, ok: true, data: reply }))
        } catch (error) {
          const body = error instanceof OpenairError ? error.toBody() : new OpenairError("INTERNAL").toBody()
          socket.send(JSON.stringify({ id, ok: false, error: body }))
        }
      })
    })
    socket.on("close", () => {
      const person = this.people.get(sessionId)
      if (person?.socket !== socket) return
      // A broken connection leaves its participant, with all media, in the room for a while.
      person.lingering = setTimeout(() => this.remove(person), LINGER_MS)
    })
  }

  private async serve(
    socket: WebSocket,
    sessionId: string,
    account: string,
    method: Method,
    data: Checked,
  ): Promise<unknown> {
    if (method === "hello") {
      const routerRtpCapabilities = this.room.routerRtpCapabilities
      const room = { id: ROOM.toString(), name: "townhall" }
      const permits = this.permits(account)
      return { self: { account, name: null }, room, permits, air: NOT_ON_AIR, routerRtpCapabilities, iceServers: [] }
    }
    if (method === "join") return this.join(socket, sessionId, account, data.rtpCapabilities)
    const person = this.people.get(sessionId)
    if (!person) throw new OpenairError("NOT_JOINED")
    const { media } = person
    switch (method) {
      case "createTransport":
        if (data.direction === "send") person.producers.clear()
        return media.createTransport(data.direction)
      case "connectTransport":
        return media.connectTransport(data.transportId, data.dtlsParameters)
      case "restartIce":
        return { iceParameters: await media.restartIce(data.transportId) }
      case "produce":
        return this.produce(person, data)
      case "pauseProducer":
        return media.pauseProducer(data.producerId)
      case "resumeProducer":
        return media.resumeProducer(data.producerId)
      case "closeProducer":
        person.producers.delete(data.producerId)
        return media.closeProducer(data.producerId)
      case "resumeConsumer":
        return media.resumeConsumer(data.consumerId)
      case "setPreferredLayers":
        return media.setPreferredLayers(data.consumerId, data.spatialLayer)
      case "leave":
        this.remove(person)
        return undefined
      default:
        throw new OpenairError("UNKNOWN_METHOD", { method })
    }
  }

  private async join(socket: WebSocket, sessionId: string, account: string, rtpCapabilities: Record<string, unknown>) {
    const before = this.people.get(sessionId)
    clearTimeout(before?.lingering)
    const person: Person = before ?? {
      participantId: sessionId,
      account,
      media: this.room.admit(sessionId),
      producers: new Map(),
      socket,
    }
    person.socket = socket
    await person.media.closeReceiving()
    person.media.setReceiveCapabilities(rtpCapabilities)
    const others = [...this.people.values()].filter((other) => other.participantId !== sessionId)
    this.people.set(sessionId, person)
    for (const other of others) {
      if (!before) send(other.socket, "participantJoined", this.view(person))
      for (const producerId of other.producers.keys()) await this.offer(person, other, producerId)
    }
    return { self: this.view(person), people: others.map((other) => this.view(other)) }
  }

  private remove(person: Person): void {
    clearTimeout(person.lingering)
    this.people.delete(person.participantId)
    person.media.close()
    this.tellAll("participantLeft", { participantId: person.participantId, reason: "left" })
  }

  private async produce(
    person: Person,
    data: { transportId: string; source: Source; kind: "audio" | "video"; rtpParameters: Record<string, unknown> },
  ) {
    if (!hasCapability(this.permits(person.account).capabilities, SOURCE_RULES[data.source].capability)) {
      throw new OpenairError("NOT_PERMITTED", { account: person.account, capability: data.source, room: "townhall" })
    }
    const producerId = await person.media.produce(data)
    person.producers.set(producerId, { source: data.source, paused: false })
    await person.media.resumeProducer(producerId)
    for (const other of this.people.values()) if (other !== person) await this.offer(other, person, producerId)
    return { producerId }
  }

  private async offer(receiver: Person, owner: Person, producerId: string): Promise<void> {
    const source = owner.producers.get(producerId)?.source
    const consumer = await receiver.media.consume(producerId)
    if (consumer) send(receiver.socket, "consumer", { ...consumer, source, participantId: owner.participantId })
  }

  private permits(account: string) {
    return { capabilities: this.rights.get(account) ?? ALL, validUntil: null, explanations: [] }
  }

  private view({ participantId, account, producers }: Person): ParticipantView {
    return {
      account: account as `0x${string}`,
      name: null,
      participantId,
      capabilities: this.permits(account).capabilities,
      reach: 3,
      producers: [...producers].map(([producerId, { source, paused }]) => {
        return { producerId, source, kind: SOURCE_RULES[source].kind, paused }
      }),
      onProgram: { audio: false, video: false },
    }
  }

  private tell(participantId: string, event: string, data: unknown): void {
    const person = this.people.get(participantId)
    if (person) send(person.socket, event, data)
  }

  private tellAll(event: string, data: unknown): void {
    for (const { socket } of this.people.values()) send(socket, event, data)
  }
}

function send(socket: WebSocket, event: string, data: unknown): void {
  socket.send(JSON.stringify({ event, data }))
}

const EXPLANATION = {
  room: ROOM.toString(),
  roomName: "townhall",
  allowed: false,
  decidedBy: "sanction",
  source: null,
  rule: "A test",
  reason: "the test said so",
  howToQualify: "Wait for the test.",
  until: null,
  ballot: null,
} as const

const CONFIG = {
  chainId: 31337,
  chainName: "test",
  rpcUrl: "http://127.0.0.1:1",
  subgraphUrl: "http://127.0.0.1:1",
  liveOrigin: "http://127.0.0.1:1",
  contracts: { rooms: ADDRESS },
  rooms: [{ id: ROOM.toString(), name: "townhall" }],
  communityName: "Test",
  quantumSeconds: 10,
  demoWallets: true,
}
