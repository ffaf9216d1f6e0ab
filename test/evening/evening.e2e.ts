import { after, before, describe, it } from "node:test"
import type { System } from "../../scripts/start/startSystem.ts"
import { Evening } from "./Evening.ts"
import { startEveningSystem } from "./startEveningSystem.ts"
import { STEPS } from "./steps/index.ts"

/** The main job, once, with its figures printed; only its truths can fail. */
describe("the evening", () => {
  let system: System
  let evening: Evening
  let broken: string | undefined

  before(async () => {
    system = await startEveningSystem()
    evening = await Evening.prepare(system)
  })

  after(async () => {
    if (evening) console.error(`\n${evening.figures.table()}\n`)
    if (broken !== undefined) await evening?.keepEvidence()
    await evening?.close()
    await system?.stop()
  })

  for (const { truth, show } of STEPS) {
    it(truth, async () => {
      if (broken !== undefined) throw new Error(`Not tried, because this was not true before it: ${broken}`)
      broken = truth
      await show(evening)
      broken = undefined
    })
  }
})
