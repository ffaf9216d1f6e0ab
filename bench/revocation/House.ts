import { capabilitySet } from "@openair/protocol"
import { TestClient } from "../../relay/src/TestClient.ts"
import { TestChain, TestRelay } from "../../relay/src/TestSystem.ts"
import { encodePicture } from "../../residents/src/loops/encodePicture.ts"
import { encodeSound } from "../../residents/src/loops/encodeSound.ts"
import { drawPattern } from "../../residents/src/picture/drawPattern.ts"
import { Resident } from "../../residents/src/Resident.ts"
import { tone } from "../../residents/src/sound/tone.ts"
import { type DemoName, demoAccount } from "../../scripts/deploy/people.ts"
import { until } from "../../test/until.ts"

const ROOM = "townhall"
const SPEAKERS: readonly DemoName[] = ["bob.eth", "frank.eth", "iris.eth"]
const MODERATORS: readonly DemoName[] = ["alice.eth", "carol.eth", "dana.eth"]
const LISTENER: DemoName = "erin.eth"
const PICTURE = { width: 320, height: 180, framesPerSecond: 15, seconds: 2, bitrateBps: 300_000 }
/** Sound comes every 20 ms: after this long without anything nothing more will come. */
const QUIET_MS = 300
const LIVELY_MS = 60
const DEADLINE_MS = 30_000
/** More than any run needs: it is not the budgets that are measured. */
const UNLIMITED = "100000"

/** What is taken away in every run. */
export const VOICE_AND_PICTURE = capabilitySet("MICROPHONE", "CAMERA", "SCREEN")

export interface Speaker {
  readonly name: DemoName
  readonly resident: Resident
}

/** Milliseconds since 1970, to the microsecond; the clock by which packets are stamped. */
export function nowMs(): number {
  return performance.timeOrigin + performance.now()
}

/** A relay over a chain, with people who speak, moderators, and one who listens and stamps what arrives. */
export class House {
  readonly chain: TestChain
  readonly room: bigint
  readonly speakers: readonly Speaker[]
  readonly moderators: readonly { readonly name: DemoName; readonly client: TestClient }[]
  private readonly relay: TestRelay
  private readonly listener: Resident

  private constructor(
    parts: Pick<House, "chain" | "speakers" | "moderators"> & { relay: TestRelay; listener: Resident },
  ) {
    this.chain = parts.chain
    this.room = parts.chain.room(ROOM)
    this.speakers = parts.speakers
    this.moderators = parts.moderators
    this.relay = parts.relay
    this.listener = parts.listener
  }

  static async open(): Promise<House> {
    const chain = await TestChain.start()
    const relay = await TestRelay.start(chain, {
      OPENAIR_MEASURES_PER_MODERATOR_DAY: UNLIMITED,
      OPENAIR_MEASURES_PER_ROOM_DAY: UNLIMITED,
      OPENAIR_MEASURES_PER_DAY: UNLIMITED,
    })
    const loops = {
      picture: await encodePicture(drawPattern("#3366cc"), PICTURE),
      sound: await encodeSound(tone(440, PICTURE.seconds)),
    }
    const resident = (name: DemoName, options: Partial<ConstructorParameters<typeof Resident>[0]>) => {
      const made = new Resident({ relay: relay.origin, room: ROOM, account: demoAccount(name), name, ...options })
      made.start()
      return made
    }
    const listener = resident(LISTENER, { receive: true })
    const speakers = SPEAKERS.map((name) => ({ name, resident: resident(name, loops) }))
    const moderators = await Promise.all(
      MODERATORS.map(async (name) => {
        const client = await TestClient.enter(relay.origin, demoAccount(name), chain.room(ROOM))
        await client.opened()
        await client.client.request("join", { rtpCapabilities: { codecs: [], headerExtensions: [] } })
        return { name, client }
      }),
    )
    return new House({ chain, relay, listener, speakers, moderators })
  }

  /** Waits until somebody is heard and seen. */
  async lively({ name, resident }: Speaker): Promise<void> {
    await until(
      `${name} to be heard and seen`,
      () => resident.sending.length === 2 && nowMs() - this.lastPacketMs(resident) < LIVELY_MS,
      DEADLINE_MS,
    )
  }

  /** Waits until nothing comes from somebody any more. @returns when the last packet came. */
  async silence({ name, resident }: Speaker): Promise<number> {
    await until(
      `silence of ${name}`,
      () => resident.sending.length === 0 && nowMs() - this.lastPacketMs(resident) > QUIET_MS,
      DEADLINE_MS,
    )
    return this.lastPacketMs(resident)
  }

  async close(): Promise<void> {
    for (const { client } of this.moderators) client.close()
    await Promise.all([this.listener, ...this.speakers.map(({ resident }) => resident)].map((each) => each.stop()))
    await this.relay.terminate()
    await this.chain.stop()
  }

  private lastPacketMs({ participantId }: Resident): number {
    const theirs = [...this.listener.received.values()].filter((each) => each.participantId === participantId)
    return Math.max(0, ...theirs.map(({ lastAtMs }) => lastAtMs))
  }
}
