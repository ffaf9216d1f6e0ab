import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { OpenairError, type PublicConfig, type RelayMessage } from "@openair/protocol"
import { expect } from "chai"
import type { FastifyInstance } from "fastify"
import { createLog } from "../ops/log.ts"
import type { ApiOptions } from "./ApiOptions.ts"
import { buildApi } from "./buildApi.ts"

const RELAY = "http://127.0.0.1:1"
const ACCOUNT = `0x${"11".repeat(20)}`
const LIMIT_A_MINUTE = 5
const config: PublicConfig = {
  chainId: 1,
  chainName: "a chain",
  rpcUrl: "http://127.0.0.1:2/rpc",
  subgraphUrl: "http://127.0.0.1:3/graph",
  liveOrigin: "http://127.0.0.1:4",
  relay: RELAY,
  contracts: {},
  rooms: [],
  communityName: "Commons",
  quantumSeconds: 10,
  demoWallets: false,
}

/** Only the border is looked at here; behind it stands nothing that could answer. */
const BEHIND = {
  login: {
    issueNonce: () => ({ nonce: "0123456789abcdef", expiresAt: 1 }),
    openSession: () => {
      throw new OpenairError("SESSION_UNKNOWN")
    },
  },
  rooms: {
    get: (room: bigint) => {
      throw new OpenairError("ROOM_NOT_FOUND", { room: room.toString() })
    },
  },
  votes: { status: () => undefined },
  moderation: {
    accept: ({ room }: { room: bigint }) => {
      throw new OpenairError("ROOM_NOT_FOUND", { room: room.toString() })
    },
    find: async () => undefined,
  },
  moderationDomain: { chainId: 1, sanctions: ACCOUNT },
} as unknown as Pick<ApiOptions, "login" | "rooms" | "votes" | "moderation" | "moderationDomain">

describe("the relay's border", () => {
  let app: FastifyInstance
  let appDir: string
  let url: string
  before(async () => {
    appDir = mkdtempSync(join(tmpdir(), "openair-app-"))
    mkdirSync(join(appDir, "assets"))
    writeFileSync(join(appDir, "index.html"), "<title>app</title>")
    writeFileSync(join(appDir, "assets/app-1234.js"), "1")
    app = await buildApi({
      ...BEHIND,
      config,
      allowedOrigins: new Set([RELAY]),
      isSecure: false,
      signInsPerMinute: LIMIT_A_MINUTE,
      appDir,
      log: createLog("silent"),
      nameOf: async () => null,
      roomNameOf: async () => ({ name: "townhall.eth", status: "claimed" as const, checkedAt: null }),
      onSignIn: () => {},
      onRefusal: () => {},
    })
    url = await app.listen({ host: "127.0.0.1", port: 0 })
  })
  after(async () => {
    await app?.close()
    rmSync(appDir, { recursive: true, force: true })
  })

  async function get(path: string, headers: Record<string, string> = {}) {
    const reply = await fetch(url + path, { headers })
    const text = await reply.text()
    return { status: reply.status, headers: reply.headers, text, code: codeIn(text) }
  }

  it("answers every error in the one form", async () => {
    expect(await get("/v1/rooms/9")).to.include({ status: 404, code: "ROOM_NOT_FOUND" })
    expect(await get("/v1/rooms/../../etc/passwd")).to.include({ status: 200, text: "<title>app</title>" })
    expect(await get("/v1/rooms/x")).to.include({ status: 400, code: "BAD_REQUEST" })
    expect(await get(`/v1/rooms/9/measures/0x${"11".repeat(32)}`)).to.include({
      status: 404,
      code: "MEASURE_NOT_FOUND",
    })
    expect(await get("/v1/rooms/9/measures/1")).to.include({ status: 400, code: "BAD_REQUEST" })
    expect(await get("/v1/nothing")).to.include({ status: 404, code: "NOT_FOUND" })
    expect(await get(`/v1/explain?room=1&account=${ACCOUNT}&capability=FLY`)).to.include({
      status: 400,
      code: "BAD_REQUEST",
    })
    expect(await get(`/v1/names?${`account=${ACCOUNT}&`.repeat(51)}`)).to.include({ status: 400, code: "BAD_REQUEST" })
    const big = await fetch(`${url}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ message: "x".repeat(40_000) }),
    })
    expect(big.status).to.equal(413)
    expect(codeIn(await big.text())).to.equal("PAYLOAD_TOO_LARGE")
    const broken = await fetch(`${url}/v1/sessions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    })
    expect(codeIn(await broken.text())).to.equal("BAD_REQUEST")
  })

  it("serves the app: its page for every address, hashed files for ever, under a strict policy", async () => {
    const page = await get("/rooms/7")
    expect(page).to.include({ status: 200, text: "<title>app</title>" })
    const policy = page.headers.get("content-security-policy") ?? ""
    expect(policy)
      .to.include("default-src 'none'")
      .and.include("script-src 'self';")
      .and.include("frame-ancestors 'none'")
    expect(policy)
      .to.include("http://127.0.0.1:2 ")
      .and.include("http://127.0.0.1:3 ")
      .and.include("http://127.0.0.1:4")
    expect((await get("/embed/7")).headers.get("content-security-policy")).to.include("frame-ancestors *")
    expect((await get("/assets/app-1234.js")).headers.get("cache-control")).to.include("immutable")
    expect((await get("/assets/gone.js")).status).to.equal(404)
  })

  it("lets foreign pages read what is public and change nothing", async () => {
    const foreign = { origin: "https://evil.example" }
    const read = await get("/v1/config", foreign)
    expect(read.headers.get("access-control-allow-origin")).to.equal("*")
    expect(read.headers.get("access-control-allow-credentials")).to.equal(null)
    const change = await fetch(`${url}/v1/nonces`, { method: "POST", headers: foreign })
    expect(change.status).to.equal(403)
    expect((await get("/v1/config", { origin: RELAY })).headers.get("access-control-allow-credentials")).to.equal(
      "true",
    )
  })

  it("binds nonces to a browser, and counts", async () => {
    const first = await fetch(`${url}/v1/nonces`, { method: "POST", headers: { origin: RELAY } })
    expect(first.headers.getSetCookie()[0]).to.match(/^openair-browser=.+HttpOnly; SameSite=Lax$/)
    let last = first
    for (let n = 0; n < LIMIT_A_MINUTE; n++) last = await fetch(`${url}/v1/nonces`, { method: "POST" })
    expect(last.status).to.equal(429)
    expect(codeIn(await last.text())).to.equal("TOO_MANY_REQUESTS")
    expect(Number(last.headers.get("retry-after"))).to.be.greaterThan(0)
  })

  it("refuses signalling to foreign pages", async () => {
    const upgrade = request(`${url}/v1/signalling`, {
      headers: {
        origin: "https://evil.example",
        connection: "Upgrade",
        upgrade: "websocket",
        "sec-websocket-version": "13",
        "sec-websocket-key": Buffer.alloc(16).toString("base64"),
      },
    })
    upgrade.end()
    const [response] = await once(upgrade, "response")
    expect(response.statusCode).to.equal(403)
  })

  it("challenges, and answers nothing before a proof", async () => {
    const { ask, next, closed, socket } = await signalling()
    expect(await next()).to.have.nested.property("data.challenge")
    expect(await ask({ id: 5, method: "join", data: { rtpCapabilities: {} } })).to.deep.include({ id: 5, ok: false })
    expect(await ask({ id: 6, method: "hello", data: { sessionId: "s", proof: "p" } })).to.have.nested.property(
      "error.code",
      "SESSION_UNKNOWN",
    )
    expect(await ask({ id: 7, method: "hello", data: {} })).to.have.nested.property("error.code", "BAD_REQUEST")
    expect(await ask("not json")).to.have.nested.property("error.code", "BAD_REQUEST")
    socket.send(JSON.stringify({ id: 8, method: "hello", data: "x".repeat(70_000) }))
    expect(await closed).to.equal(1009)
  })

  it("drops a connection that floods", async () => {
    const { socket, closed } = await signalling()
    for (let n = 0; n < 250; n++) socket.send(JSON.stringify({ id: n, method: "hello", data: {} }))
    expect(await closed).to.equal(4008)
  })

  async function signalling() {
    const socket = new WebSocket(`${url.replace("http", "ws")}/v1/signalling`)
    const messages: RelayMessage[] = []
    const waiting: ((message: RelayMessage) => void)[] = []
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(String(data)) as RelayMessage
      const waiter = waiting.shift()
      if (waiter) waiter(message)
      else messages.push(message)
    })
    const closed = new Promise<number>((resolve) => {
      socket.addEventListener("close", ({ code }) => resolve(code))
    })
    await once(socket, "open")
    const next = () => {
      const message = messages.shift()
      return message ? Promise.resolve(message) : new Promise<RelayMessage>((resolve) => waiting.push(resolve))
    }
    const ask = (message: unknown) => {
      socket.send(typeof message === "string" ? message : JSON.stringify(message))
      return next()
    }
    return { socket, closed, next, ask }
  }
})

function codeIn(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { code?: string } }).error?.code
  } catch {
    return undefined
  }
}
