import { programmeAbi } from "@openair/protocol/abi/Programme"
import { simulateContract, waitForTransactionReceipt, writeContract } from "wagmi/actions"
import { inPlainWords } from "./inPlainWords.ts"
import { contractOf, onChain } from "./onChain.ts"

/** A slot as somebody asks for it. Times are Unix seconds on the programme's grid. */
export interface AskedSlot {
  readonly room: string
  readonly start: number
  readonly end: number
  /** Bit set of REACHES. */
  readonly reach: number
  readonly title: string
  readonly summary: string
}

/** Proposes a slot: one transaction. @returns the slot's id in decimal */
export async function proposeSlot(asked: AskedSlot): Promise<string> {
  const { wagmi, config, account } = await onChain()
  const metadata = JSON.stringify({ title: asked.title, ...(asked.summary === "" ? {} : { summary: asked.summary }) })
  const { request, result } = await simulateContract(wagmi, {
    account,
    address: contractOf(config, "programme"),
    abi: programmeAbi,
    functionName: "propose",
    args: [BigInt(asked.room), BigInt(asked.start), BigInt(asked.end), asked.reach, metadata],
  }).catch(inPlainWords)
  await waitForTransactionReceipt(wagmi, { hash: await writeContract(wagmi, request) })
  return result.toString()
}
