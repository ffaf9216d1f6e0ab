import { CONSENT_TYPES, consentsDomain } from "@openair/protocol/eip712"
import type { ReachSet } from "@openair/protocol/reach"
import type { MethodData } from "@openair/protocol/signalling"
import { signTypedData } from "wagmi/actions"
import { relayNowMs } from "../relay/clock.ts"
import { contractOf, onChain } from "./onChain.ts"
import { readConsentEpoch } from "./readConsentEpoch.ts"

/** As long as the consent that came with the sign-in. */
const CONSENT_SECONDS = 12 * 3_600
/** The chain's clock may be a little behind; a consent dated ahead of it is refused. */
const CLOCK_SLACK_SECONDS = 2

/** Signs a wider consent for any slot of a room (EIP-712), as the relay's `signConsent` takes it. */
export async function signConsent(room: string, reach: ReachSet): Promise<MethodData<"signConsent">> {
  const { wagmi, config, account } = await onChain()
  const issuedAt = Math.floor(relayNowMs() / 1_000) - CLOCK_SLACK_SECONDS
  const expiresAt = issuedAt + CONSENT_SECONDS
  const epoch = await readConsentEpoch(room, account)
  const signature = await signTypedData(wagmi, {
    domain: consentsDomain(config.chainId, contractOf(config, "consents")),
    types: CONSENT_TYPES,
    primaryType: "Consent",
    message: {
      room: BigInt(room),
      slot: 0n,
      reach,
      issuedAt: BigInt(issuedAt),
      expiresAt: BigInt(expiresAt),
      epoch,
    },
  })
  return { consent: { room, slot: "0", reach, issuedAt, expiresAt, epoch: Number(epoch) }, signature }
}
