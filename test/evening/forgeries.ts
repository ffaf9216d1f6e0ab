import { createSessionKey } from "@openair/protocol/client/sessionKey"
import { SIGN_IN_STATEMENT, signInResources } from "@openair/protocol/signIn"
import type { Address, LocalAccount } from "viem"
import { createSiweMessage } from "viem/siwe"

export interface RelayIdentity {
  readonly origin: string
  readonly chainId: number
  readonly rooms: Address
  readonly room: bigint
}

/** A relay's answer to an attempted sign-in. */
export interface Answer {
  readonly status: number
  readonly code: string | undefined
}

interface Attempt {
  readonly message: string
  readonly signature: string
  readonly cookie: string
}

/** A correct attempt to sign in, to be spoiled in one way by whoever asked for it. */
export async function prepareSignIn(
  relay: RelayIdentity,
  account: LocalAccount,
  domain = new URL(relay.origin).host,
): Promise<Attempt> {
  const reply = await fetch(`${relay.origin}/v1/nonces`, { method: "POST" })
  const { nonce } = (await reply.json()) as { nonce: string }
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ")
  const now = new Date()
  const message = createSiweMessage({
    address: account.address,
    chainId: relay.chainId,
    domain,
    uri: `http://${domain}`,
    nonce,
    version: "1",
    issuedAt: now,
    expirationTime: new Date(now.getTime() + 120_000),
    statement: SIGN_IN_STATEMENT,
    resources: signInResources({
      chainId: relay.chainId,
      rooms: relay.rooms,
      room: relay.room,
      relay: relay.origin,
      sessionKey: (await createSessionKey()).publicKey,
      reach: 0,
      consentExpiresAt: Math.floor(now.getTime() / 1000) + 3600,
      consentEpoch: 0,
    }),
  })
  return { message, signature: await account.signMessage({ message }), cookie }
}

export async function submitSignIn(relay: RelayIdentity, attempt: Attempt): Promise<Answer> {
  const reply = await fetch(`${relay.origin}/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: attempt.cookie },
    body: JSON.stringify({ message: attempt.message, signature: attempt.signature }),
  })
  const body = (await reply.json()) as { error?: { code?: string } }
  return { status: reply.status, code: body.error?.code }
}
