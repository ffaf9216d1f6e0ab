import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, beforeEach, describe, it } from "node:test"
import { OpenairError, SIGN_IN_STATEMENT, signInResources } from "@openair/protocol"
import { createSessionKey, proveSessionKey, type SessionKey } from "@openair/protocol/client/sessionKey"
import { expect } from "chai"
import { type Hex, hashMessage, hexToBytes } from "viem"
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts"
import { createSiweMessage, type SiweMessage } from "viem/siwe"
import type { ConsentRow } from "../store/ConsentTable.ts"
import { Store } from "../store/Store.ts"
import { Login } from "./Login.ts"
import { personalDigest } from "./personalDigest.ts"
import { recoverSigner } from "./recoverSigner.ts"
import { Signatures } from "./Signatures.ts"

const RELAY = "https://relay.example"
const ROOMS = `0x${"a1".repeat(20)}` as const
const CHAIN = 31_337
const BROWSER = "browser"
/** Order of secp256k1. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const alice = privateKeyToAccount(generatePrivateKey())

describe("signing in", () => {
  let folder: string
  let store: Store
  let sessionKey: SessionKey
  let login: Login
  let consents: ConsentRow[]
  let asked: number
  let nowMs: number

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "openair-login-"))
    store = new Store(join(folder, "relay.sqlite"))
    sessionKey = await createSessionKey()
  })
  after(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  beforeEach(() => {
    consents = []
    asked = 0
    nowMs = Date.now()
    login = new Login({
      store,
      signatures: new Signatures(async () => {
        asked += 1
        return false
      }),
      chainId: CHAIN,
      rooms: ROOMS,
      servesRoom: (room) => room === 7n,
      relay: RELAY,
      allowedOrigins: new Set([RELAY, "https://app.example"]),
      sessionSeconds: 100,
      onConsent: (consent) => consents.push(consent),
      nowMs: () => nowMs,
    })
  })

  function messageOf(fields: Partial<SiweMessage> = {}, binding: Partial<Parameters<typeof signInResources>[0]> = {}) {
    return createSiweMessage({
      address: alice.address,
      chainId: CHAIN,
      domain: "relay.example",
      uri: `${RELAY}/rooms/7`,
      nonce: login.issueNonce(BROWSER).nonce,
      version: "1",
      issuedAt: new Date(nowMs),
      expirationTime: new Date(nowMs + 60_000),
      statement: SIGN_IN_STATEMENT,
      resources: signInResources({
        chainId: CHAIN,
        rooms: ROOMS,
        room: 7n,
        relay: RELAY,
        sessionKey: sessionKey.publicKey,
        reach: 3,
        consentExpiresAt: Math.floor(nowMs / 1000) + 50,
        consentEpoch: 2,
        ...binding,
      }),
      ...fields,
    })
  }

  async function attempt(
    message: string,
    {
      browser = BROWSER as string | null,
      origin = undefined as string | undefined,
      signature = undefined as Hex | undefined,
    } = {},
  ) {
    try {
      const signed = signature ?? (await alice.signMessage({ message }))
      return (await login.signIn({ message, signature: signed, browser: browser ?? undefined, origin })).account
    } catch (error) {
      if (error instanceof OpenairError) return error.code
      throw error
    }
  }

  const account = alice.address.toLowerCase()

  it("takes a good message, with its consent, without asking the chain", async () => {
    expect(await attempt(messageOf())).to.equal(account)
    expect(asked).to.equal(0)
    const issuedAt = Math.floor(nowMs / 1000)
    expect(consents).to.have.length(1)
    expect(consents[0]).to.include({ room: 7n, account, slot: 0n, reach: 3, issuedAt, epoch: 2n })
  })

  it("takes one of an allowed page elsewhere, from that page only", async () => {
    const there = { domain: "app.example", uri: "https://app.example/" }
    expect(await attempt(messageOf(there), { origin: "https://app.example" })).to.equal(account)
    expect(await attempt(messageOf(there), { origin: RELAY })).to.equal("SIGN_IN_WRONG_DOMAIN")
  })

  it("refuses a nonce that was used, is another browser's, unknown or too old", async () => {
    const message = messageOf()
    expect(await attempt(message)).to.equal(account)
    expect(await attempt(message)).to.equal("SIGN_IN_NONCE")
    expect(await attempt(messageOf(), { browser: "another" })).to.equal("SIGN_IN_NONCE")
    expect(await attempt(messageOf(), { browser: null })).to.equal("SIGN_IN_NONCE")
    expect(await attempt(messageOf({ nonce: "a".repeat(32) }))).to.equal("SIGN_IN_NONCE")
    const { nonce } = login.issueNonce(BROWSER)
    nowMs += 301_000
    expect(await attempt(messageOf({ nonce }))).to.equal("SIGN_IN_NONCE")
  })

  it("lets one of many who race with the same nonce in", async () => {
    const message = messageOf()
    const signature = await alice.signMessage({ message })
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => attempt(message, { signature })))
    expect(outcomes.filter((outcome) => outcome === account)).to.have.length(1)
  })

  it("refuses what was made for another place", async () => {
    expect(await attempt(messageOf({ domain: "evil.example" }))).to.equal("SIGN_IN_WRONG_DOMAIN")
    expect(await attempt(messageOf({ uri: "https://evil.example/" }))).to.equal("SIGN_IN_WRONG_DOMAIN")
    expect(await attempt(messageOf({}, { relay: "https://evil.example" }))).to.equal("SIGN_IN_WRONG_DOMAIN")
    expect(await attempt(messageOf({ chainId: 1 }))).to.equal("SIGN_IN_WRONG_CHAIN")
    expect(await attempt(messageOf({}, { chainId: 1 }))).to.equal("SIGN_IN_WRONG_CHAIN")
    expect(await attempt(messageOf({}, { rooms: `0x${"b2".repeat(20)}` }))).to.equal("SIGN_IN_WRONG_ROOM")
    expect(await attempt(messageOf({}, { room: 8n }))).to.equal("ROOM_NOT_FOUND")
  })

  it("refuses what was made for another time", async () => {
    expect(await attempt(messageOf({ issuedAt: new Date(nowMs + 60_000) }))).to.equal("SIGN_IN_EXPIRED")
    expect(await attempt(messageOf({ issuedAt: new Date(nowMs - 301_000) }))).to.equal("SIGN_IN_EXPIRED")
    expect(await attempt(messageOf({ expirationTime: new Date(nowMs - 1) }))).to.equal("SIGN_IN_EXPIRED")
    expect(await attempt(messageOf({ notBefore: new Date(nowMs + 60_000) }))).to.equal("SIGN_IN_EXPIRED")
  })

  it("dates no consent in the future, however fast the browser's clock runs", async () => {
    expect(await attempt(messageOf({ issuedAt: new Date(nowMs + 9_000) }))).to.equal(account)
    expect(consents[0]?.issuedAt).to.equal(Math.floor(nowMs / 1000))
  })

  it("refuses a message that was changed after it was signed, and another's signature", async () => {
    const message = messageOf()
    const signature = await alice.signMessage({ message })
    expect(await attempt(message.replace("openair:consent:3", "openair:consent:7"), { signature })).to.equal(
      "SIGN_IN_SIGNATURE",
    )
    const mallory = privateKeyToAccount(generatePrivateKey())
    const forged = messageOf()
    expect(await attempt(forged, { signature: await mallory.signMessage({ message: forged }) })).to.equal(
      "SIGN_IN_SIGNATURE",
    )
    expect(asked, "a contract might have signed").to.equal(2)
    expect(consents).to.deep.equal([])
  })

  it("refuses a message that is not exactly of the form", async () => {
    const good = messageOf()
    for (const bad of [
      good.replace("\nVersion: 1", "\nVersion: 1\nVersion: 1"),
      `${good}\n`,
      `${good}\n- openair:more`,
      good.replace(SIGN_IN_STATEMENT, "Sign to win."),
      good.replace(alice.address, alice.address.toLowerCase()),
      "",
      "hello",
    ]) {
      expect(await attempt(bad), bad).to.equal("SIGN_IN_MALFORMED")
    }
  })

  it("opens a session for its key over a fresh challenge, and for nobody else", async () => {
    const message = messageOf()
    const { sessionId } = await login.signIn({
      message,
      signature: await alice.signMessage({ message }),
      browser: BROWSER,
      origin: undefined,
    })
    const code = (id: string, proof: string, challenge: string) => {
      try {
        return login.openSession(id, proof, challenge).account
      } catch (error) {
        return (error as OpenairError).code
      }
    }
    const proof = await proveSessionKey(sessionKey, RELAY, sessionId, "challenge")
    expect(code(sessionId, proof, "challenge")).to.equal(account)
    expect(code(sessionId, proof, "another challenge")).to.equal("SESSION_PROOF")
    expect(
      code(sessionId, await proveSessionKey(await createSessionKey(), RELAY, sessionId, "challenge"), "challenge"),
    ).to.equal("SESSION_PROOF")
    expect(code(sessionId, "", "challenge")).to.equal("SESSION_PROOF")
    expect(code("guess", proof, "challenge")).to.equal("SESSION_UNKNOWN")
    nowMs += 100_000
    expect(code(sessionId, proof, "challenge")).to.equal("SESSION_UNKNOWN")
  })
})

describe("recovering a signer", () => {
  it("agrees with viem on the digest and the account", async () => {
    const message = "Grüße, 世界"
    expect(Buffer.from(personalDigest(message)).toString("hex")).to.equal(hashMessage(message).slice(2))
    const signature = hexToBytes(await alice.signMessage({ message }))
    expect(recoverSigner(personalDigest(message), signature)).to.equal(alice.address.toLowerCase())
  })

  it("takes no malleable, short or foreign signature", async () => {
    const signature = hexToBytes(await alice.signMessage({ message: "m" }))
    const digest = personalDigest("m")
    const flipped = Uint8Array.from(signature)
    const s = BigInt(`0x${Buffer.from(signature.subarray(32, 64)).toString("hex")}`)
    flipped.set(Buffer.from((ORDER - s).toString(16).padStart(64, "0"), "hex"), 32)
    flipped[64] = signature[64] === 27 ? 28 : 27
    expect(recoverSigner(digest, flipped)).to.equal(undefined)
    expect(recoverSigner(digest, signature.subarray(0, 64))).to.equal(undefined)
    expect(recoverSigner(digest, new Uint8Array(65))).to.equal(undefined)
    expect(recoverSigner(personalDigest("n"), signature)).not.to.equal(alice.address.toLowerCase())
  })
})
