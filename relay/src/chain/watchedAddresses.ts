import { type Deployment, roomsAbi } from "@openair/protocol"
import type { Address, PublicClient } from "viem"

/** Contracts whose logs may change what somebody may do: the system's own, and the gates and modules of its rooms. */
export async function watchedAddresses(client: PublicClient, { contracts, rooms }: Deployment): Promise<Address[]> {
  const ofRooms = await Promise.all(
    Object.values(rooms).map(async ({ id }) => {
      const contract = { address: contracts.rooms, abi: roomsAbi, args: [id] } as const
      const [gates, state] = await Promise.all([
        client.readContract({ ...contract, functionName: "gatesOf" }),
        client.readContract({ ...contract, functionName: "roomOf" }),
      ])
      return [...gates.map(({ gate }) => gate), state.ballots, state.sanctions, state.programme]
    }),
  )
  const all = [...Object.values(contracts), ...ofRooms.flat()].map((address) => address.toLowerCase() as Address)
  return [...new Set(all)].filter((address) => BigInt(address) !== 0n)
}
