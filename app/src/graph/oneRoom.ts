import { graphql } from "./graphql.ts"
import { secondsOrNull } from "./numbers.ts"
import { roomFields, toRoom } from "./Room.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(
  `
  query RoomStory($id: ID!) {
    room(id: $id) {
      ...RoomFields
      rosters: gates { grants gate { id kind keeper entries(first: 1000) { account { id } until } } }
      rules {
        target
        selector
        callKind
        electorate
        snapshotLag
        votingSeconds
        minVoters
        quorumBps
        approvalBps
        maxActivePerProposer
        cooldownSeconds
        executeBySeconds
        lateExtensionSeconds
        proposalThreshold
      }
      changes(orderBy: queuedAt, orderDirection: desc, first: 100) {
        change
        callData
        status
        queuedAt
        readyAt
        decidedAt
        vetoedBy
      }
      consentEpochs(first: 1000) { speaker { id } epoch withdrawnAt }
    }
  }
`,
  [roomFields],
)

/** A room with its constitution: gates and their rosters, rules of its ballots, queued changes, withdrawn consents. */
export type RoomStory = NonNullable<Awaited<ReturnType<typeof room>>>

/**
 * One room; null when there is none.
 * @param id decimal
 */
export async function room(client: SubgraphClient, id: string) {
  const { room: found } = await client.request(query, { id })
  if (found === null) return null
  const { rosters, ...rest } = found
  return {
    ...toRoom(rest),
    gates: rosters.map(({ grants, gate }) => ({
      address: gate.id,
      kind: gate.kind,
      keeper: gate.keeper,
      grants,
      /** `until` in Unix seconds: null for ever, 0 when struck off. */
      entries: gate.entries.map(({ account, until }) => ({
        account: account.id,
        until: Number(until) > Number.MAX_SAFE_INTEGER ? null : Number(until),
      })),
    })),
    rules: found.rules.map((rule) => ({
      ...rule,
      snapshotLag: Number(rule.snapshotLag),
      votingSeconds: Number(rule.votingSeconds),
      minVoters: Number(rule.minVoters),
      cooldownSeconds: Number(rule.cooldownSeconds),
      executeBySeconds: Number(rule.executeBySeconds),
      lateExtensionSeconds: Number(rule.lateExtensionSeconds),
      proposalThreshold: Number(rule.proposalThreshold),
    })),
    changes: found.changes.map((change) => ({
      ...change,
      queuedAt: Number(change.queuedAt),
      readyAt: Number(change.readyAt),
      decidedAt: secondsOrNull(change.decidedAt),
    })),
    consentEpochs: found.consentEpochs.map(({ speaker, epoch, withdrawnAt }) => ({
      speaker: speaker.id,
      epoch: Number(epoch),
      withdrawnAt: Number(withdrawnAt),
    })),
  }
}
