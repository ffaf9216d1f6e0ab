import {
  type Capability,
  capabilityNames,
  type EventData,
  type Explanation,
  hasCapability,
  type Permits,
} from "@openair/protocol"
import type { Address } from "viem"
import type { Rights, RightsChange } from "./Authority.ts"
import { closing } from "./closing.ts"
import type { Explain } from "./explainOrSay.ts"
import { type Participant, type Produced, rightsDifference } from "./Participant.ts"
import type { People } from "./People.ts"
import { missingFor, WANTED } from "./permits.ts"
import { Refusal } from "./Refusal.ts"
import type { RoomEvent } from "./RoomOptions.ts"
import { SerialQueue } from "./SerialQueue.ts"

export interface EnforcementOptions {
  readonly people: People
  readonly explain: Explain
  /** Works out the bus again. */
  readonly refresh: (how?: { quietly: boolean }) => void
  readonly remove: (participant: Participant, say: EventData<"closing">) => void
  readonly emit: (event: RoomEvent) => void
}

/** Acts on changed rights: media first, words after. */
export class Enforcement {
  private readonly options: EnforcementOptions
  private readonly announcements = new SerialQueue()
  /** Media the engine has been told to stop and has not yet. */
  private readonly stopping = new Set<Promise<unknown>>()

  constructor(options: EnforcementOptions) {
    this.options = options
  }

  rightsChanged({ account, rights, certainty }: RightsChange): void {
    const { people } = this.options
    for (const peer of people.peers(account)) {
      void this.permitsOf(account, rights).then((permits) => peer.send("permits", permits))
    }
    const participant = people.ofAccount(account)
    if (participant) void this.enforce(participant, rights, certainty)
  }

  async permitsOf(account: Address, { capabilities, validUntil }: Rights): Promise<Permits> {
    const missing = WANTED.filter((capability) => !hasCapability(capabilities, capability))
    const explanations = await Promise.all(missing.map((capability) => this.options.explain(account, capability)))
    return { capabilities, validUntil: validUntil ?? null, explanations }
  }

  /** Resolves when the engine has obeyed all it has been told so far. */
  async settled(): Promise<void> {
    await Promise.all(this.stopping)
  }

  private async enforce(participant: Participant, rights: Rights, certainty: RightsChange["certainty"]): Promise<void> {
    const { refresh, emit, explain, remove } = this.options
    const startMs = performance.now()
    const { lost, gained } = rightsDifference(participant.rights.capabilities, rights.capabilities)
    const mustLeave = certainty === "certain" && !hasCapability(rights.capabilities, "JOIN")
    const stopped = participant.applyRights(rights, certainty)
    if (mustLeave) participant.media.close()
    this.stopping.add(stopped)
    refresh({ quietly: true })
    const closed = await stopped
    this.stopping.delete(stopped)
    if (participant.closed) return
    const { account, name } = participant.person
    if (lost !== 0) {
      const stoppedAfterMs = performance.now() - startMs
      emit({ what: "rightsLost", account, lost, certainty, stoppedAfterMs })
    }
    refresh()
    const explanations = this.explanationsOf(account, lost | gained, closed)
    if (mustLeave) {
      const refusal = new Refusal(await explain(account, "JOIN"), name ?? account)
      await this.announce(participant, rights, lost | gained, closed, explanations)
      remove(participant, closing(refusal, false))
      return
    }
    await this.announce(participant, rights, lost | gained, closed, explanations)
  }

  private async explanationsOf(
    account: Address,
    changed: number,
    closed: readonly Produced[],
  ): Promise<Map<Capability, Explanation>> {
    const wanted = new Set<Capability>(capabilityNames(changed))
    for (const { source } of closed) wanted.add(missingFor(0, source)).add(missingFor(1, source))
    const entries = await Promise.all(
      [...wanted].map(async (capability) => [capability, await this.options.explain(account, capability)] as const),
    )
    return new Map(entries)
  }

  private announce(
    participant: Participant,
    rights: Rights,
    changed: number,
    closed: readonly Produced[],
    explaining: Promise<Map<Capability, Explanation>>,
  ): Promise<void> {
    return this.announcements.run(async () => {
      const [explanations, permits] = await Promise.all([
        explaining,
        this.permitsOf(participant.person.account, rights),
      ])
      if (participant.rights === rights) participant.peer?.send("permits", permits)
      for (const { producerId, source } of closed) {
        const reason = explanations.get(missingFor(rights.capabilities, source)) ?? null
        participant.peer?.send("producerClosed", { producerId, source, reason })
      }
      const { participantId, person } = participant
      for (const capability of capabilityNames(changed)) {
        const explanation = explanations.get(capability)
        if (explanation) this.options.people.tellAll("notice", { participantId, person, explanation })
      }
    })
  }
}
