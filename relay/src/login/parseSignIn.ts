import { OpenairError, parseSignInResources, SIGN_IN_STATEMENT, type SignInBinding } from "@openair/protocol"
import type { Address } from "viem"
import { createSiweMessage, parseSiweMessage, type SiweMessage } from "viem/siwe"

/** A well-formed sign-in message. Times are Unix milliseconds. */
export interface SignIn {
  readonly account: Address
  readonly domain: string
  readonly uri: string
  readonly chainId: number
  readonly nonce: string
  readonly issuedAtMs: number
  readonly expiresAtMs: number
  readonly notBeforeMs: number | undefined
  readonly binding: SignInBinding
}

/**
 * Reads an EIP-4361 message. Only the canonical text of what was read is accepted, so that no two parsers can read it in
 * different ways.
 * @throws SIGN_IN_MALFORMED
 */
export function parseSignIn(message: string): SignIn {
  const fields = parseSiweMessage(message)
  const { address, domain, uri, chainId, nonce, issuedAt, expirationTime, notBefore, statement, resources } = fields
  if (!address || !domain || !uri || chainId === undefined || !nonce || !issuedAt || !expirationTime) {
    throw malformed("a field is missing")
  }
  if (canonical(fields as SiweMessage) !== message) throw malformed("it is not in the canonical form")
  if (statement !== SIGN_IN_STATEMENT) throw malformed("the statement is another one")
  const binding = parseSignInResources(resources ?? [])
  if (!binding) throw malformed("the resources are not those of a room's sign-in")
  return {
    account: address.toLowerCase() as Address,
    domain,
    uri,
    chainId,
    nonce,
    issuedAtMs: issuedAt.getTime(),
    expiresAtMs: expirationTime.getTime(),
    notBeforeMs: notBefore?.getTime(),
    binding,
  }
}

function canonical(fields: SiweMessage): string | undefined {
  try {
    return createSiweMessage(fields)
  } catch {
    return undefined
  }
}

function malformed(problem: string): OpenairError {
  return new OpenairError("SIGN_IN_MALFORMED", { problem })
}
