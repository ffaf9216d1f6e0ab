import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, describe, it } from "node:test"
import { expect } from "chai"
import { type Hex, recoverMessageAddress } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { parseSiweMessage } from "viem/siwe"
import { type WebSocket as ServerSocket, WebSocketServer } from "ws"
import { OpenairError } from "../errors.ts"
import { connectionProof, parseSignInResources } from "../signIn.ts"
import { RelayError } from "./RelayError.ts"
import { reconnectDelay } from "./reconnectDelay.ts"
import { SignallingClient } from "./SignallingClient.ts"
import { createSessionKey } from "./sessionKey.ts"
import { signIn } from "./signIn.ts"

const RELAY = "http://relay.example"
const ACCOUNT = `0x${"11".repeat(20)}` as const
const WELCOME = {
  self: { account: ACCOUNT, name: "alice.eth" },
  room: { id: "1", name: "townhall" },
  permits: { capabilities: 7, validUntil: null, explanations: [] },
  air: { onAir: false, slot: null, changesAt: null },
  routerRtpCapabilities: {},
  iceServers: [],
}
const JOINED = {
  self: {
    ...WELCOME.self,
    participantId: "p1",
    capabilities: 7,
    reach: 0,
    producers: [],
    onProgram: { audio: false, video: false },
  },
  people: [],
}
const cleanups: (() => void)[] = []
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup()
})

interface Asked {
  readonly id: number
  readonly method: string
  readonly data: Record<string, unknown>
}
type Answer = (socket: ServerSocket, asked: Asked) => unknown

/** A real WebSocket server that challenges, then answers as the test says. */
async function relay(answer: Answer, port = 0) {
  const server = new WebSocketServer({ host: "127.0.0.1", port })
  await once(server, "listening")
  server.on("connection", (socket, request) => {
    socket.send(JSON.stringify({ event: "challenge", data: { challenge: `c-${request.socket.remotePort}` } }))
    socket.on("message", (text) => {
      const asked = JSON.parse(String(text)) as Asked
      const reply = answer(socket, asked)
      if (reply !== undefined) socket.send(JSON.stringify({ id: asked.id, ...reply }))
    })
  })
  const close = () => {
    for (const socket of server.clients) socket.terminate()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  cleanups.push(() => void close())
  return { server, close, port: (server.address() as AddressInfo).port }
}

const polite: Answer = (_, { method }) => {
  if (method === "hello") return { ok: true, data: WELCOME }
  if (method === "join") return { ok: true, data: JOINED }
  return { ok: true }
}
const refuse = (code: string) => ({ ok: false, error: { code, message: "No.", remedy: "Do.", detail: {} } })

async function client(port: number, options: { requestDeadlineMs?: number } = {}) {
  const sessionKey = await createSessionKey()
  const made = new SignallingClient({
    relay: RELAY,
    url: `ws://127.0.0.1:${port}/v1/signalling`,
    sessionId: "s1",
    sessionKey,
    ...options,
  })
  cleanups.push(() => made.close())
  made.connect()
  return { made, sessionKey }
}

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    if (error instanceof RelayError || error instanceof OpenairError) return error.code
    throw error
  }
  return "no failure"
}

describe("the signalling client", () => {
  it("proves its session key over the challenge and is welcomed", async () => {
    let hello: Asked | undefined
    let challenge = ""
    const { port, server } = await relay((socket, asked) => {
      if (asked.method === "hello") hello = asked
      return polite(socket, asked)
    })
    server.on("connection", (_, request) => {
      challenge = `c-${request.socket.remotePort}`
    })
    const { made, sessionKey } = await client(port)
    expect((await made.opened()).room.name).to.equal("townhall")
    const algorithm = { name: "ECDSA", namedCurve: "P-256" }
    const point = Buffer.from(sessionKey.publicKey, "base64url")
    const key = await crypto.subtle.importKey("raw", point, algorithm, true, ["verify"])
    const proof = Buffer.from(hello?.data.proof as string, "base64url")
    const text = connectionProof(RELAY, "s1", challenge)
    const verifying = { name: "ECDSA", hash: "SHA-256" }
    expect(await crypto.subtle.verify(verifying, key, proof, text)).to.equal(true)
    const other = connectionProof(RELAY, "s1", `${challenge}!`)
    expect(await crypto.subtle.verify(verifying, key, proof, other)).to.equal(false)
    expect(sessionKey.privateKey.extractable).to.equal(false)
  })

  it("matches replies to requests and throws what the relay refuses", async () => {
    const { port } = await relay((socket, asked) =>
      asked.method === "produce" ? refuse("NOT_PERMITTED") : polite(socket, asked),
    )
    const { made } = await client(port)
    await made.opened()
    const produce = made.request("produce", { transportId: "t", source: "camera", kind: "video", rtpParameters: {} })
    const [joined, code] = await Promise.all([made.request("join", { rtpCapabilities: {} }), failure(produce)])
    expect(joined.self.participantId).to.equal("p1")
    expect(await made.request("leave", {})).to.equal(undefined)
    expect(code).to.equal("NOT_PERMITTED")
  })

  it("hands out events of the documented form and only those", async () => {
    const { port } = await relay((socket, asked) => {
      if (asked.method === "join") {
        socket.send("not json")
        socket.send(JSON.stringify({ event: "tomorrow", data: {} }))
        socket.send(JSON.stringify({ event: "activeSpeaker", data: { participantId: 5 } }))
        socket.send(JSON.stringify({ event: "activeSpeaker", data: { participantId: "p2" } }))
      }
      return polite(socket, asked)
    })
    const { made } = await client(port)
    await made.opened()
    const speakers: unknown[] = []
    const malformed: string[] = []
    made.on("activeSpeaker", (data) => speakers.push(data.participantId))
    made.on("malformed", ({ event }) => malformed.push(event))
    await made.request("join", { rtpCapabilities: {} })
    expect(speakers).to.deep.equal(["p2"])
    expect(malformed).to.deep.equal(["", "activeSpeaker"])
  })

  it("comes back with the same session after the relay was gone", async () => {
    const sessions: unknown[] = []
    const answer: Answer = (socket, asked) => {
      if (asked.method === "hello") sessions.push(asked.data.sessionId)
      return polite(socket, asked)
    }
    const first = await relay(answer)
    const { made } = await client(first.port)
    await made.opened()
    const waiting = new Promise<void>((resolve) => {
      made.on("state", ({ status }) => status === "waiting" && resolve())
    })
    const gone = first.close()
    await waiting
    expect(await failure(made.request("leave", {}))).to.equal("CONNECTION_LOST")
    await gone
    await relay(answer, first.port)
    const startMs = performance.now()
    await made.opened()
    expect(performance.now() - startMs).to.be.lessThan(2500)
    expect(sessions).to.deep.equal(["s1", "s1"])
  })

  it("stays closed when the session is unknown, but tries again when the relay is only busy", async () => {
    let hellos = 0
    const { port } = await relay(() => {
      hellos += 1
      return refuse(hellos < 3 ? "CHAIN_STALE" : "SESSION_UNKNOWN")
    })
    const { made } = await client(port)
    expect(await failure(made.opened())).to.equal("SESSION_UNKNOWN")
    expect(hellos).to.equal(3)
    expect(made.state.status).to.equal("closed")
  })

  it("obeys a closing that forbids to come back", async () => {
    const { port } = await relay((socket, asked) => {
      if (asked.method === "join") {
        const data = { code: "REPLACED", message: "Elsewhere.", remedy: "Go there.", reconnect: false }
        socket.send(JSON.stringify({ event: "closing", data }))
        socket.close()
        return undefined
      }
      return polite(socket, asked)
    })
    const { made } = await client(port)
    await made.opened()
    expect(await failure(made.request("join", { rtpCapabilities: {} }))).to.equal("CONNECTION_LOST")
    expect(made.state).to.have.nested.property("error.code", "REPLACED")
  })

  it("gives up on a request after its deadline and on the silent connection with it", async () => {
    const { port } = await relay((socket, asked) => (asked.method === "leave" ? undefined : polite(socket, asked)))
    const { made } = await client(port, { requestDeadlineMs: 100 })
    await made.opened()
    const lost = new Promise<void>((resolve) => {
      made.on("state", ({ status }) => status === "waiting" && resolve())
    })
    expect(await failure(made.request("leave", {}))).to.equal("NO_REPLY")
    await lost
    await made.opened()
  })

  it("waits at most 300 ms for each of the first two retries and never more than 2 s", () => {
    expect(reconnectDelay(0, () => 1)).to.be.at.most(300)
    expect(reconnectDelay(1, () => 1)).to.be.at.most(300)
    expect(reconnectDelay(1000, () => 1)).to.equal(2000)
    expect(reconnectDelay(0, () => 0)).to.be.greaterThan(0)
  })
})

describe("signing in", () => {
  it("posts a signed message that binds room, relay, key and consent, with the nonce's cookie", async () => {
    const wallet = privateKeyToAccount(`0x${"42".repeat(32)}`)
    const seen: { message?: string; signature?: Hex; cookie?: string | undefined } = {}
    const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
      let text = ""
      for await (const chunk of request) text += chunk
      response.setHeader("content-type", "application/json")
      if (request.url === "/v1/nonces") {
        response.setHeader("set-cookie", "openair-nonce=abc; HttpOnly; Path=/")
        response.end(JSON.stringify({ nonce: "0123456789abcdef", expiresAt: 1 }))
        return
      }
      Object.assign(seen, JSON.parse(text), { cookie: request.headers.cookie })
      response.statusCode = 201
      response.end(JSON.stringify({ sessionId: "s9", account: wallet.address, room: "3", expiresAt: 9 }))
    })
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    cleanups.push(() => server.close())
    const httpOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const session = await signIn({
      httpOrigin,
      chainId: 31337,
      rooms: ACCOUNT,
      room: 3n,
      account: wallet.address,
      signMessage: (message) => wallet.signMessage({ message }),
      reach: 3,
    })
    expect(session.sessionId).to.equal("s9")
    expect(seen.cookie).to.equal("openair-nonce=abc")
    const { message = "", signature = "0x" } = seen
    expect(await recoverMessageAddress({ message, signature })).to.equal(wallet.address)
    const siwe = parseSiweMessage(message)
    expect(siwe).to.include({ nonce: "0123456789abcdef", chainId: 31337, domain: new URL(httpOrigin).host })
    const binding = parseSignInResources(siwe.resources ?? [])
    expect(binding).to.include({ room: 3n, relay: httpOrigin, sessionKey: session.sessionKey.publicKey, reach: 3 })
  })

  it("throws the relay's refusal", async () => {
    const server = createServer((_, response) => {
      response.statusCode = 429
      response.end(JSON.stringify({ error: { code: "TOO_MANY_REQUESTS", message: "No.", remedy: "Wait." } }))
    })
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    cleanups.push(() => server.close())
    const attempt = signIn({
      httpOrigin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      chainId: 1,
      rooms: ACCOUNT,
      room: 1n,
      account: ACCOUNT,
      signMessage: async () => "0x",
      reach: 0,
    })
    expect(await failure(attempt)).to.equal("TOO_MANY_REQUESTS")
  })
})
