import type { Ballot, RoomStory } from "../graph/index.ts"
import { useRoomStory } from "../story/useRoomStory.ts"
import { useVotes } from "../story/useVotes.ts"

/** Who judges in a room, and what is before them. */
export interface Bench {
  readonly ballots: readonly Ballot[]
  readonly rules: RoomStory["rules"]
  /** Whether whoever uses this browser votes here; undefined when that is not known. */
  readonly hasVotes: boolean | undefined
}

/** @param ballots of the room. */
export function useBench(room: string, ballots: readonly Ballot[]): Bench {
  const rules = useRoomStory(room).data?.rules ?? []
  const electorate = rules.find(({ callKind }) => callKind === "APPEAL_DECIDE")?.electorate
  return { ballots, rules, hasVotes: useVotes(electorate) }
}
