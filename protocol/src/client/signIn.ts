import type { Address, Hex } from "viem"
import { createSiweMessage } from "viem/siwe"
import type { z } from "zod"
import { nonceReplySchema, type SessionReply, sessionReplySchema } from "../http.ts"
import type { ReachSet } from "../reach.ts"
import { NONCE_LIFETIME_SECONDS, SIGN_IN_STATEMENT, signInResources } from "../signIn.ts"
import { RelayError, relayErrorSchema } from "./RelayError.ts"
import { createSessionKey, type SessionKey } from "./sessionKey.ts"

/** A consent given with a sign-in lasts an evening unless the speaker says otherwise. */
const CONSENT_SECONDS = 12 * 3600

export interface SignInOptions {
  /** Origin of the relay's HTTP interface, e.g. "https://relay.example". */
  readonly httpOrigin: string
  /** What the message names as relay; default `httpOrigin`. */
  readonly relay?: string
  /** Host of the page that asks for the signature; default the relay's own. */
  readonly domain?: string
  /** Address of that page; default `httpOrigin`. */
  readonly uri?: string
  readonly chainId: number
  /** The Rooms contract. */
  readonly rooms: Address
  readonly room: bigint
  readonly account: Address
  /** EIP-191 personal_sign by `account`, or whatever a smart account answers to ERC-1271. */
  readonly signMessage: (message: string) => Promise<Hex>
  readonly reach: ReachSet
  /** Unix seconds; default in twelve hours. */
  readonly consentExpiresAt?: number
  /** Default 0: the speaker never withdrew consent on chain. */
  readonly consentEpoch?: number
  /** Default: a fresh one. */
  readonly sessionKey?: SessionKey
}

export interface SignedIn extends SessionReply {
  readonly sessionKey: SessionKey
}

/**
 * Signs in to one room with one signature (EIP-4361).
 * @throws {@link RelayError} when the relay refuses; whatever `signMessage` throws when the wallet does.
 */
export async function signIn(options: SignInOptions): Promise<SignedIn> {
  const { httpOrigin, relay = httpOrigin, chainId, rooms, room, account, reach } = options
  const sessionKey = options.sessionKey ?? (await createSessionKey())
  const nonces = await post(`${httpOrigin}/v1/nonces`)
  const { nonce } = await read(nonces, nonceReplySchema)
  const now = new Date()
  const nowSeconds = Math.floor(now.getTime() / 1000)
  const message = createSiweMessage({
    address: account,
    chainId,
    domain: options.domain ?? new URL(httpOrigin).host,
    uri: options.uri ?? httpOrigin,
    nonce,
    version: "1",
    issuedAt: now,
    expirationTime: new Date(now.getTime() + NONCE_LIFETIME_SECONDS * 1000),
    statement: SIGN_IN_STATEMENT,
    resources: signInResources({
      chainId,
      rooms,
      room,
      relay,
      sessionKey: sessionKey.publicKey,
      reach,
      consentExpiresAt: options.consentExpiresAt ?? nowSeconds + CONSENT_SECONDS,
      consentEpoch: options.consentEpoch ?? 0,
    }),
  })
  const signature = await options.signMessage(message)
  const sessions = await post(`${httpOrigin}/v1/sessions`, { message, signature }, cookies(nonces))
  return { ...(await read(sessions, sessionReplySchema)), sessionKey }
}

function post(url: string, body?: unknown, cookie = ""): Promise<Response> {
  const headers = new Headers()
  if (body !== undefined) headers.set("content-type", "application/json")
  if (cookie) headers.set("cookie", cookie)
  return fetch(url, {
    method: "POST",
    headers,
    credentials: "include",
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Outside a browser nobody keeps cookies for us; inside one none can be seen here, and none need to be. */
function cookies(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")
}

async function read<T extends z.ZodType>(response: Response, schema: T): Promise<z.output<T>> {
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return schema.parse(body)
  const refusal = relayErrorSchema.safeParse((body as { error?: unknown } | undefined)?.error)
  if (refusal.success) throw new RelayError(refusal.data)
  throw new Error(`The relay answered ${response.status} without saying why.`)
}
