import { sanctionsAbi } from "@openair/protocol/abi/Sanctions"
import { signFloor as floor, signOrder as order, type SignTypedData } from "@openair/protocol/client/signMeasure"
import type { Address } from "viem"
import { readContract, signTypedData } from "wagmi/actions"
import { relayNowMs } from "../relay/clock.ts"
import { contractOf, onChain } from "./onChain.ts"

/** What a moderator takes from somebody or hands on, for a while. */
export interface AskedMeasure {
  readonly room: string
  readonly subject: Address
  /** Bit set of CAPABILITIES. */
  readonly capabilities: number
  readonly seconds: number
}

/** The chain's clock may be a little behind; what is dated ahead of it is refused. */
const CLOCK_SLACK_SECONDS = 2

/** Signs an order (EIP-712), as the relay's `signOrder` takes it. @param reason published with it */
export async function signOrder(asked: AskedMeasure, reason: string) {
  return order({ ...(await prepare(asked)), reason })
}

/** Signs a floor (EIP-712), as the relay's `signFloor` takes it. */
export async function signFloor(asked: AskedMeasure) {
  return floor(await prepare(asked))
}

async function prepare({ room, subject, capabilities, seconds }: AskedMeasure) {
  const { wagmi, config, account } = await onChain()
  const sanctions = contractOf(config, "sanctions")
  const moderatorEpoch = await readContract(wagmi, {
    address: sanctions,
    abi: sanctionsAbi,
    functionName: "epochOf",
    args: [BigInt(room), account],
  })
  const sign: SignTypedData = (typedData) => signTypedData(wagmi, typedData as Parameters<typeof signTypedData>[1])
  return {
    chainId: config.chainId,
    sanctions,
    room: BigInt(room),
    subject,
    capabilities,
    forSeconds: seconds,
    moderatorEpoch,
    signTypedData: sign,
    issuedAt: Math.floor(relayNowMs() / 1_000) - CLOCK_SLACK_SECONDS,
  }
}
