import { parseEventLogs } from "viem"
import { roomsAbi } from "../../protocol/src/abi/index.ts"
import type { LocalChain } from "./LocalChain.ts"
import type { RoomConfig } from "./roomConfigs.ts"

/**
 * Makes the room, or finds the one the governor made under that name.
 * @param known its id as far as the deployment file knows; the chain may have lost that room since.
 * @returns its id.
 */
export async function seedRoom(chain: LocalChain, config: RoomConfig, known: bigint | undefined): Promise<bigint> {
  const address = chain.deployment.contracts.rooms
  if (known !== undefined) {
    const exists = { address, abi: roomsAbi, functionName: "exists", args: [known] } as const
    if (await chain.client.readContract(exists)) return known
  }
  const made = await chain.client.getContractEvents({
    ...{ address, abi: roomsAbi, eventName: "RoomCreated" },
    args: { creator: chain.governor.address },
    fromBlock: BigInt(chain.deployment.startBlock),
  })
  const found = made.find((event) => event.args.name === config.name)?.args.room
  if (found !== undefined) return found
  const receipt = await chain.mined(
    chain.wallet.writeContract({
      ...{ account: chain.governor, chain: null, address, abi: roomsAbi },
      ...{ functionName: "createRoom", args: [config] },
    }),
  )
  const [created] = parseEventLogs({ abi: roomsAbi, eventName: "RoomCreated", logs: receipt.logs })
  if (!created) throw new Error(`Making ${config.name} left no event.`)
  return created.args.room
}
