import { ballotsAbi } from "@openair/protocol"
import type { Address, Hex, PublicClient } from "viem"
import type { BallotReader } from "../rooms/BallotReader.ts"

/** IBallots.BallotStatus */
const STATUS = { none: 0, open: 1 } as const

/** Reads ballots and voters for checking votes before they are sent. */
export function ballotReader(client: PublicClient, ballots: Address): BallotReader {
  const contract = { address: ballots, abi: ballotsAbi } as const
  return {
    async ballot(ballot: Hex) {
      const found = await client.readContract({ ...contract, functionName: "ballotOf", args: [ballot] })
      if (found.status === STATUS.none) return undefined
      return {
        room: found.room,
        callHash: found.callHash,
        isOpen: found.status === STATUS.open,
        closesAt: Number(found.closesAt),
      }
    },
    async voter(ballot: Hex, voter: Address) {
      const [[hasVoted], weight] = await Promise.all([
        client.readContract({ ...contract, functionName: "voteOf", args: [ballot, voter] }),
        client.readContract({ ...contract, functionName: "weightOf", args: [ballot, voter] }),
      ])
      return { hasVoted, weight }
    },
  }
}
