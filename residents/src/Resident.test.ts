import { after, afterEach, describe, it } from "node:test"
import { capabilitySet } from "@openair/protocol"
import { expect } from "chai"
import { cleanup as stopWebRtcThreads } from "node-datachannel"
import { mnemonicToAccount } from "viem/accounts"
import { until } from "../../test/until.ts"
import { encodePicture } from "./loops/encodePicture.ts"
import { encodeSound } from "./loops/encodeSound.ts"
import { drawPattern } from "./picture/drawPattern.ts"
import { Resident, type ResidentOptions } from "./Resident.ts"
import { tone } from "./sound/tone.ts"
import { TinyRelay } from "./testing/TinyRelay.ts"

const MNEMONIC = "test test test test test test test test test test test junk"
const PICTURE = { width: 320, height: 180, framesPerSecond: 10, seconds: 2, bitrateBps: 100_000 }

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
after(() => stopWebRtcThreads())

async function relay(port?: number, sessions?: Map<string, string>) {
  const opened = await TinyRelay.open(port, sessions)
  let closed = false
  closing.push(async () => {
    if (!closed) await opened.close()
  })
  return Object.assign(opened, {
    async crash() {
      closed = true
      await opened.die()
    },
  })
}

let people = 0
function resident(at: TinyRelay, options: Partial<ResidentOptions>) {
  const account = mnemonicToAccount(MNEMONIC, { addressIndex: people++ })
  const made = new Resident({ relay: at.origin, room: "townhall", account, name: `r${people}`, ...options })
  closing.push(() => made.stop())
  made.start()
  return Object.assign(made, { account: account.address })
}

const loops = (async () => ({
  picture: await encodePicture(drawPattern("#3366cc"), PICTURE),
  sound: await encodeSound(tone(440, 2)),
}))()

const of = (listener: Resident, source: string) => {
  return [...listener.received.values()].filter((each) => each.source === source).at(-1)
}

describe("a resident", () => {
  it("sends its loops to others, who count them", async () => {
    const at = await relay()
    const speaker = resident(at, await loops)
    const listener = resident(at, { receive: true })
    await until("sound", () => (of(listener, "microphone")?.packets ?? 0) > 25)
    await until("picture", () => (of(listener, "camera")?.packets ?? 0) > 5)
    expect(speaker.sending).to.have.members(["microphone", "camera"])
    expect(of(listener, "camera")?.participantId).to.equal(speaker.participantId)
  })

  it("stops what is forbidden and sends it again when it is permitted", async () => {
    const at = await relay()
    const speaker = resident(at, await loops)
    const listener = resident(at, { receive: true })
    await until("sound", () => (of(listener, "microphone")?.packets ?? 0) > 5)
    await at.setRights(speaker.account, capabilitySet("JOIN", "CAMERA"))
    await until("the microphone to be off", () => !speaker.sending.includes("microphone"))
    expect(speaker.sending).to.deep.equal(["camera"])
    const silenced = of(listener, "microphone")
    const packets = silenced?.packets
    const pictures = of(listener, "camera")?.packets ?? 0
    await until("more pictures", () => (of(listener, "camera")?.packets ?? 0) > pictures + 5)
    expect(silenced?.packets).to.equal(packets)
    await at.setRights(speaker.account, capabilitySet("JOIN", "CAMERA", "MICROPHONE"))
    await until("sound again, of a new producer", () => {
      const now = of(listener, "microphone")
      return now !== silenced && (now?.packets ?? 0) > 5
    })
  })

  it("comes back by itself after the relay died, with the same session", async () => {
    const first = await relay()
    const speaker = resident(first, await loops)
    const listener = resident(first, { receive: true })
    await until("sound", () => (of(listener, "microphone")?.packets ?? 0) > 5)
    const before = of(listener, "microphone")
    const { port, sessions } = first
    await first.crash()
    const diedAtMs = performance.now()
    await relay(port, sessions)
    await until("sound from a new producer", () => {
      const now = of(listener, "microphone")
      return now !== before && (now?.packets ?? 0) > 5
    })
    expect(performance.now() - diedAtMs).to.be.lessThan(5000)
    expect(speaker.entries).to.equal(2)
    expect(sessions.size).to.equal(2)
  })

  it("signs in again when the relay has forgotten its session", async () => {
    const first = await relay()
    const speaker = resident(first, await loops)
    await until("sending", () => speaker.sending.length === 2)
    const { port } = first
    await first.crash()
    const second = await relay(port)
    await until("sending again", () => speaker.entries === 2 && speaker.sending.length === 2)
    expect(second.present).to.have.length(1)
  })

  it("makes its media anew when the media engine was lost", async () => {
    const at = await relay()
    const speaker = resident(at, await loops)
    const listener = resident(at, { receive: true })
    await until("sound", () => (of(listener, "microphone")?.packets ?? 0) > 5)
    const before = of(listener, "microphone")
    at.killWorker()
    await until("sound from a new producer", () => {
      const now = of(listener, "microphone")
      return now !== before && (now?.packets ?? 0) > 5
    })
    expect(speaker.sending).to.have.length(2)
  })

  it("leaves the room when stopped", async () => {
    const at = await relay()
    const speaker = resident(at, await loops)
    await until("sending", () => speaker.sending.length === 2)
    await speaker.stop()
    await until("an empty room", () => at.present.length === 0)
  })
})
