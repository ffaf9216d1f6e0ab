import { consentsAbi } from "@openair/protocol/abi/Consents"
import type { Address } from "viem"
import { readContract } from "wagmi/actions"
import { contractOf, onChain } from "./onChain.ts"

/** How often the account has withdrawn its consents in a room; what it signs must name that number. */
export async function readConsentEpoch(room: string, account: Address): Promise<bigint> {
  const { wagmi, config } = await onChain()
  return readContract(wagmi, {
    address: contractOf(config, "consents"),
    abi: consentsAbi,
    functionName: "epochOf",
    args: [BigInt(room), account],
  })
}
