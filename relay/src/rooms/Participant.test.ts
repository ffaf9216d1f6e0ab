import { describe, it } from "node:test"
import { capabilitySet, OpenairError, SOURCES, type Source } from "@openair/protocol"
import { expect } from "chai"
import fc from "fast-check"
import type { ParticipantMedia, TransportOffer } from "./Media.ts"
import { Participant } from "./Participant.ts"

const ALL = capabilitySet("JOIN", "MICROPHONE", "CAMERA", "SCREEN")
const KIND = { microphone: "audio", camera: "video", screen: "video", screenAudio: "audio" } as const
const OFFER: TransportOffer = { transportId: "t", iceParameters: {}, iceCandidates: [], dtlsParameters: {} }

/**
 * The order of things in a media engine: calls reach it in the order they are made and are obeyed when the schedule says
 * so, in that order. Forwards what exists and is not paused.
 */
class OrderedMedia implements ParticipantMedia {
  readonly forwarding = new Map<string, boolean>()
  /** Every time something began to be forwarded. */
  readonly started: string[] = []
  private readonly schedule: <T>(run: () => T) => Promise<T>
  private tail: Promise<unknown> = Promise.resolve()
  private ids = 0

  constructor(scheduler: fc.Scheduler) {
    this.schedule = (run) => {
      const done = this.tail.then(() => scheduler.schedule(Promise.resolve(), "engine")).then(run)
      this.tail = done.catch(() => {})
      return done
    }
  }

  produce(): Promise<string> {
    const id = `producer-${this.ids++}`
    return this.schedule(() => {
      this.forwarding.set(id, false)
      return id
    })
  }
  pauseProducer(id: string): Promise<void> {
    return this.schedule(() => {
      if (!this.forwarding.has(id)) throw new OpenairError("PRODUCER_NOT_FOUND")
      this.forwarding.set(id, false)
    })
  }
  resumeProducer(id: string): Promise<void> {
    return this.schedule(() => {
      if (!this.forwarding.has(id)) throw new OpenairError("PRODUCER_NOT_FOUND")
      this.forwarding.set(id, true)
      this.started.push(id)
    })
  }
  closeProducer(id: string): void {
    void this.schedule(() => this.forwarding.delete(id))
  }
  close(): void {
    void this.schedule(() => this.forwarding.clear())
  }
  closeSending(): void {}
  async closeReceiving(): Promise<void> {}
  setReceiveCapabilities(): void {}
  createTransport = async () => OFFER
  connectTransport = async () => {}
  restartIce = async () => ({})
  consume = async () => undefined
  resumeConsumer = async () => {}
  setPreferredLayers = async () => {}
}

type Step =
  | { readonly what: "produce" | "pause" | "resume"; readonly source: Source }
  | { readonly what: "rights"; readonly capabilities: number; readonly certainty: "suspected" | "certain" }
  | { readonly what: "close" }

const sourceArbitrary = fc.constantFrom(...SOURCES)
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    what: fc.constantFrom("produce" as const, "pause" as const, "resume" as const),
    source: sourceArbitrary,
  }),
  fc.record({
    what: fc.constant("rights" as const),
    capabilities: fc.integer({ min: 0, max: 15 }),
    certainty: fc.constantFrom("suspected" as const, "certain" as const),
  }),
)

function participant(media: ParticipantMedia): Participant {
  return new Participant({
    participantId: "p",
    sessionId: "s",
    person: { account: `0x${"11".repeat(20)}`, name: null },
    rights: { capabilities: ALL, validUntil: undefined },
    media,
    refuse: async () => {
      throw new OpenairError("NOT_PERMITTED")
    },
  })
}

function perform(person: Participant, step: Step): Promise<unknown> {
  switch (step.what) {
    case "produce": {
      const request = { transportId: "t", source: step.source, kind: KIND[step.source], rtpParameters: {} }
      return person.queue.run(() => person.produce(request, () => {}))
    }
    case "pause":
    case "resume":
      return person.queue.run(async () => {
        const own = person.producers.find(({ source }) => source === step.source)
        if (!own) return
        if (step.what === "pause") await person.pauseProducer(own.producerId)
        else await person.resumeProducer(own.producerId)
      })
    case "rights":
      return person.applyRights({ capabilities: step.capabilities, validUntil: undefined }, step.certainty)
    case "close":
      person.close()
      return Promise.resolve()
  }
}

describe("a participant's media", () => {
  it("stands still for good after the last loss, whatever was under way", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(stepArbitrary, { maxLength: 12 }),
        fc.constantFrom("suspected" as const, "certain" as const),
        async (scheduler, steps, certainty) => {
          const media = new OrderedMedia(scheduler)
          const person = participant(media)
          const sequence = scheduler.scheduleSequence(
            [...steps, { what: "rights" as const, capabilities: capabilitySet("JOIN"), certainty }].map(
              (step, index) => ({
                label: `${index} ${step.what}`,
                builder: async () => {
                  perform(person, step).catch(() => {})
                },
              }),
            ),
          )
          await scheduler.waitFor(sequence.task)
          await scheduler.waitIdle()
          expect([...media.forwarding.values()]).not.to.include(true)
          if (certainty === "certain") expect(person.producers).to.deep.equal([])
        },
      ),
      { numRuns: 400 },
    )
  })

  it("starts nothing after the engine has obeyed a loss", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(stepArbitrary, { maxLength: 8 }), async (scheduler, steps) => {
        const media = new OrderedMedia(scheduler)
        const person = participant(media)
        for (const step of steps) perform(person, step).catch(() => {})
        let startedAtObeyed = -1
        const loss = person.applyRights({ capabilities: 0, validUntil: undefined }, "certain").then(() => {
          startedAtObeyed = media.started.length
        })
        for (const source of SOURCES) perform(person, { what: "produce", source }).catch(() => {})
        for (const source of SOURCES) perform(person, { what: "resume", source }).catch(() => {})
        await scheduler.waitFor(loss)
        await scheduler.waitIdle()
        // What was already on its way into the engine when the loss came is stopped again right behind it.
        expect([...media.forwarding.values()]).not.to.include(true)
        expect(startedAtObeyed).to.be.at.least(0)
        expect(person.producers).to.deep.equal([])
      }),
      { numRuns: 300 },
    )
  })

  it("forwards nothing of somebody who has left", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.array(stepArbitrary, { maxLength: 8 }), async (scheduler, steps) => {
        const media = new OrderedMedia(scheduler)
        const person = participant(media)
        for (const step of steps) perform(person, step).catch(() => {})
        perform(person, { what: "close" })
        perform(person, { what: "rights", capabilities: ALL, certainty: "certain" }).catch(() => {})
        await scheduler.waitIdle()
        expect([...media.forwarding.values()]).not.to.include(true)
      }),
      { numRuns: 300 },
    )
  })

  it("gives back what was only suspected, and what the person had paused stays paused", async () => {
    const scheduler = { schedule: (task: Promise<unknown>) => task } as unknown as fc.Scheduler
    const media = new OrderedMedia(scheduler)
    const person = participant(media)
    await perform(person, { what: "produce", source: "camera" })
    await perform(person, { what: "produce", source: "microphone" })
    await perform(person, { what: "pause", source: "microphone" })
    await person.applyRights({ capabilities: 1, validUntil: undefined }, "suspected")
    expect([...media.forwarding.values()]).to.deep.equal([false, false])
    await person.applyRights({ capabilities: ALL, validUntil: undefined }, "certain")
    await person.queue.run(async () => {})
    expect([...media.forwarding.values()]).to.deep.equal([true, false])
  })
})
