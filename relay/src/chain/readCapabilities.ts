import { roomsAbi } from "@openair/protocol"
import { type Address, BaseError, ContractFunctionRevertedError, type PublicClient } from "viem"
import type { Rights } from "../rooms/Authority.ts"

/** A list longer than this would starve at common gas caps anyway. */
const MAX_BATCH = 64
const FOREVER = 2n ** 64n - 1n

/**
 * What each account may do in a room at a time: one batched call. A call that starves (InsufficientGas, or a provider's
 * own cap) is asked again in halves: starving never reads as a denial.
 * @param at Unix seconds: an argument, because `eth_call` on the latest block sees that block's time, not now.
 * @throws what the provider throws.
 */
export async function readCapabilities(
  client: PublicClient,
  rooms: Address,
  question: { readonly room: bigint; readonly accounts: readonly Address[]; readonly at: number },
): Promise<Map<Address, Rights>> {
  const { room, accounts, at } = question
  if (accounts.length === 0) return new Map()
  if (accounts.length > MAX_BATCH) return inHalves(client, rooms, question)
  try {
    const [capabilities, validUntil] = await client.readContract({
      address: rooms,
      abi: roomsAbi,
      functionName: "capabilitiesAt",
      args: [room, accounts, BigInt(at)],
    })
    return new Map(
      accounts.map((account, index) => {
        const until = validUntil[index] ?? FOREVER
        return [
          account,
          {
            capabilities: capabilities[index] ?? 0,
            validUntil: until === FOREVER ? undefined : Number(until),
          },
        ]
      }),
    )
  } catch (error) {
    if (accounts.length === 1 || !isStarved(error)) throw error
    return inHalves(client, rooms, question)
  }
}

async function inHalves(
  client: PublicClient,
  rooms: Address,
  { room, accounts, at }: Parameters<typeof readCapabilities>[2],
): Promise<Map<Address, Rights>> {
  const middle = Math.ceil(accounts.length / 2)
  const halves = await Promise.all(
    [accounts.slice(0, middle), accounts.slice(middle)].map((half) =>
      readCapabilities(client, rooms, { room, accounts: half, at }),
    ),
  )
  return new Map(halves.flatMap((half) => [...half]))
}

function isStarved(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
  if (revert instanceof ContractFunctionRevertedError && revert.data?.errorName === "InsufficientGas") return true
  return /out of gas|gas limit|gas required exceeds/i.test(error.message)
}
