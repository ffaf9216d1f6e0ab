import { randomBytes } from "node:crypto"
import { NONCE_LIFETIME_SECONDS, type NonceReply, OpenairError, type SessionReply } from "@openair/protocol"
import type { Address, Hex } from "viem"
import type { ConsentRow } from "../store/ConsentTable.ts"
import type { SessionRow } from "../store/SessionTable.ts"
import type { Store } from "../store/Store.ts"
import { parseSignIn, type SignIn } from "./parseSignIn.ts"
import { personalDigest } from "./personalDigest.ts"
import type { Signatures } from "./Signatures.ts"
import { isSessionKey, verifyConnectionProof } from "./verifySessionKey.ts"

export interface LoginOptions {
  readonly store: Pick<Store, "nonces" | "sessions">
  readonly signatures: Signatures
  readonly chainId: number
  /** The Rooms contract. */
  readonly rooms: Address
  readonly servesRoom: (room: bigint) => boolean
  /** What messages must name as relay. */
  readonly relay: string
  /** Origins of pages that may ask for a sign-in here. */
  readonly allowedOrigins: ReadonlySet<string>
  readonly sessionSeconds: number
  /** Takes the consent given with a sign-in. */
  readonly onConsent: (consent: ConsentRow) => void
  readonly nowMs?: () => number
}

/** 128 bits, as hex: EIP-4361 nonces are alphanumeric. */
const NONCE_BYTES = 16
const SESSION_ID_BYTES = 32
const PARTICIPANT_ID_BYTES = 12
/** How far a browser's clock may run ahead of ours. */
const CLOCK_SKEW_MS = 10_000

export type Session = SessionRow & { readonly sessionId: string }

/** Signing in: nonces out, signed messages in, sessions bound to a room and to a browser's key. */
export class Login {
  private readonly options: LoginOptions
  private readonly nowMs: () => number

  constructor(options: LoginOptions) {
    this.options = options
    this.nowMs = options.nowMs ?? Date.now
  }

  /** @param browser the secret cookie that binds the nonce to this browser. */
  issueNonce(browser: string): NonceReply {
    const nonce = randomBytes(NONCE_BYTES).toString("hex")
    const expiresAt = Math.floor(this.nowMs() / 1000) + NONCE_LIFETIME_SECONDS
    this.options.store.nonces.add(nonce, browser, expiresAt)
    return { nonce, expiresAt }
  }

  /**
   * Verifies a signed message and opens a session. The nonce is spent by the attempt.
   * @param browser the cookie, if one came. @param origin the Origin header, if one came.
   * @throws SIGN_IN_*, ROOM_NOT_FOUND
   */
  async signIn(request: {
    readonly message: string
    readonly signature: Hex
    readonly browser: string | undefined
    readonly origin: string | undefined
  }): Promise<SessionReply> {
    const { sessions, nonces } = this.options.store
    const signIn = parseSignIn(request.message)
    this.checkPlace(signIn, request.origin)
    this.checkTime(signIn)
    const nowSeconds = Math.floor(this.nowMs() / 1000)
    if (!request.browser || !nonces.spend(signIn.nonce, request.browser, nowSeconds)) {
      throw new OpenairError("SIGN_IN_NONCE")
    }
    const { account, binding } = signIn
    const digest = personalDigest(request.message)
    if (!(await this.options.signatures.isValid(account, digest, request.signature))) {
      throw new OpenairError("SIGN_IN_SIGNATURE", { address: account })
    }
    const sessionId = randomBytes(SESSION_ID_BYTES).toString("base64url")
    const expiresAt = nowSeconds + this.options.sessionSeconds
    sessions.add(sessionId, {
      account,
      room: binding.room,
      sessionKey: binding.sessionKey,
      participantId: randomBytes(PARTICIPANT_ID_BYTES).toString("base64url"),
      createdAt: nowSeconds,
      expiresAt,
    })
    this.options.onConsent({
      room: binding.room,
      account,
      slot: 0n,
      reach: binding.reach,
      // A browser's fast clock must not outrank what is said a moment later.
      issuedAt: Math.min(Math.floor(signIn.issuedAtMs / 1000), nowSeconds),
      expiresAt: binding.consentExpiresAt,
      epoch: BigInt(binding.consentEpoch),
      evidence: request.signature,
    })
    return { sessionId, account, room: binding.room.toString(), expiresAt }
  }

  /** Opens a session on a new connection. @throws SESSION_UNKNOWN, SESSION_PROOF */
  openSession(sessionId: string, proof: string, challenge: string): Session {
    const session = this.options.store.sessions.find(sessionId, Math.floor(this.nowMs() / 1000))
    if (!session) throw new OpenairError("SESSION_UNKNOWN")
    const bound = { relay: this.options.relay, sessionId, challenge }
    if (!verifyConnectionProof(session.sessionKey, proof, bound)) throw new OpenairError("SESSION_PROOF")
    return { ...session, sessionId }
  }

  private checkPlace({ domain, uri, chainId, binding }: SignIn, origin: string | undefined): void {
    const { options } = this
    const page = URL.canParse(uri) ? new URL(uri).origin : ""
    const isAllowed = options.allowedOrigins.has(page) && new URL(page).host === domain
    if (!isAllowed || (origin !== undefined && origin !== page) || binding.relay !== options.relay) {
      throw new OpenairError("SIGN_IN_WRONG_DOMAIN", { domain })
    }
    for (const named of [chainId, binding.chainId]) {
      if (named !== options.chainId) {
        throw new OpenairError("SIGN_IN_WRONG_CHAIN", { chainId: named, expectedChainId: options.chainId })
      }
    }
    if (binding.rooms !== options.rooms.toLowerCase()) throw new OpenairError("SIGN_IN_WRONG_ROOM")
    if (!options.servesRoom(binding.room)) throw new OpenairError("ROOM_NOT_FOUND", { room: String(binding.room) })
    if (!isSessionKey(binding.sessionKey)) {
      throw new OpenairError("SIGN_IN_MALFORMED", { problem: "the session key is no point of P-256" })
    }
  }

  private checkTime({ issuedAtMs, expiresAtMs, notBeforeMs }: SignIn): void {
    const nowMs = this.nowMs()
    const tooEarly = issuedAtMs > nowMs + CLOCK_SKEW_MS || (notBeforeMs !== undefined && notBeforeMs > nowMs)
    const tooLate = issuedAtMs <= nowMs - NONCE_LIFETIME_SECONDS * 1000 || expiresAtMs <= nowMs
    if (tooEarly || tooLate) throw new OpenairError("SIGN_IN_EXPIRED")
  }
}
