import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, it } from "node:test"
import { expect } from "chai"
import { ROOT } from "../../scripts/build/root.ts"
import { BREAKS } from "./breaks.ts"

describe("What is to be broken", () => {
  for (const { name, file, find, replace } of BREAKS) {
    it(`is where it is looked for, once: ${name}`, () => {
      expect(readFileSync(join(ROOT, file), "utf8").split(find)).to.have.length(2)
      expect(replace).to.not.equal(find)
    })
  }
})
