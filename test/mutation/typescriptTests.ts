import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { copyCheckout } from "../sabotage/copyCheckout.ts"
import { runTest } from "../sabotage/runTest.ts"
import type { LastTest } from "./Campaign.ts"

/** Tests that would fail on any change of code, and so say nothing about what it does. */
const TELLS_NOTHING = /(^|\/)(errors|gas|sizes?)\.test\.ts$/

/** Hardhat's tests in TypeScript, in a copy of the checkout made at their first use. They take half a minute: for survivors only. */
export function typescriptTests(root: string, dir: string): LastTest {
  const files = globSync("contracts/**/*.test.ts", { cwd: root }).filter((file) => !TELLS_NOTHING.test(file))
  let ready = false
  return async ({ file }, text) => {
    if (!ready) {
      rmSync(dir, { recursive: true, force: true })
      mkdirSync(dir, { recursive: true })
      copyCheckout(root, dir)
      ready = true
    }
    const path = join(dir, file)
    const whole = readFileSync(path, "utf8")
    writeFileSync(path, text)
    try {
      const { passed, failed, output } = await runTest(["node_modules/.bin/hardhat", "test", "nodejs", ...files], dir)
      if (passed) return { outcome: "passed" }
      if (failed[0] === undefined) throw new Error(`Hardhat failed without a failing test:\n${output.slice(-4000)}`)
      return { outcome: "failed", by: failed[0] }
    } finally {
      writeFileSync(path, whole)
    }
  }
}
