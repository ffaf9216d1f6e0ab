import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, it } from "node:test"
import { expect } from "chai"

const contracts = join(import.meta.dirname, "..")

describe("Every custom error", () => {
  it("is raised by a test", () => {
    const read = (pattern: string) =>
      globSync(pattern, { cwd: contracts }).map((file) => [file, readFileSync(join(contracts, file), "utf8")])
    const sources = read("**/*.sol").filter(
      ([file]) => !file?.includes("test/") && !file?.endsWith(".t.sol") && !file?.startsWith("local/"),
    )
    const errors = new Set(
      sources.flatMap(([, text]) => [...(text ?? "").matchAll(/^ {4}error (\w+)\(/gm)].map(([, name]) => name ?? "")),
    )
    const tests = [...read("**/*.t.sol"), ...read("test/*.sol"), ...read("**/*.test.ts")]
      .map(([, text]) => withoutComments(text ?? ""))
      .join("\n")
    // Its selector, as expectRevert takes it, or its name as the text that is compared: a mention alone shows nothing.
    const isExpected = (name: string) => new RegExp(`\\b${name}\\.selector\\b|["'\`]${name}[("'\`]`).test(tests)
    expect(errors.size).to.be.greaterThan(50)
    expect([...errors].filter((name) => !isExpected(name))).to.deep.equal([])
  })
})

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/\/\/.*$/gm, "")
}
