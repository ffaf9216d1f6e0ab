import type { Participant, Produced } from "./Participant.ts"
import type { People } from "./People.ts"

/** Makes consumers: each participant is offered what each other one sends. */
export class Offers {
  private readonly people: People
  private readonly onProblem: (problem: string) => void

  constructor(people: People, onProblem: (problem: string) => void) {
    this.people = people
    this.onProblem = onProblem
  }

  /** What all the others send, to one. */
  to(receiver: Participant): void {
    for (const owner of this.people.all()) {
      if (owner === receiver) continue
      for (const producer of owner.producers) void this.offer(receiver, owner, producer)
    }
  }

  /** One new producer, to all the others. */
  of(owner: Participant, producer: Produced): void {
    for (const other of this.people.all()) {
      if (other !== owner) void this.offer(other, owner, producer)
    }
  }

  private async offer(receiver: Participant, owner: Participant, producer: Produced): Promise<void> {
    const { producerId, source } = producer
    if (receiver.closed || receiver.consuming.has(producerId)) return
    receiver.consuming.add(producerId)
    const { peer } = receiver
    try {
      const offered = await receiver.media.consume(producerId)
      if (!offered || receiver.peer !== peer) return
      peer?.send("consumer", {
        consumerId: offered.consumerId,
        producerId,
        participantId: owner.participantId,
        source,
        kind: offered.kind,
        rtpParameters: offered.rtpParameters,
        producerPaused: offered.producerPaused,
      })
    } catch (error) {
      receiver.consuming.delete(producerId)
      if (!receiver.closed) this.onProblem(`consume: ${error}`)
    }
  }
}
