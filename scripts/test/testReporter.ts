import { relative, resolve } from "node:path"
import type { TestEvent } from "node:test/reporters"

/** Marks the lines of this reporter among whatever tests print. */
export const RESULT_PREFIX = "@test "

/** One test (no suite, nothing skipped) as the stage counts it. */
export interface TestResult {
  readonly file: string
  readonly name: string
  readonly passed: boolean
  readonly durationMs: number
}

/** A reporter for `node --test`: one JSON line a test. A file that holds no test is a failure. */
export default async function* testReporter(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of source) {
    if (event.type !== "test:pass" && event.type !== "test:fail") continue
    const { name, file = "", details, skip, todo, nesting } = event.data
    if (details.type === "suite" && event.type === "test:pass") continue
    // A suite fails because of its tests, which are counted themselves, or in a hook, which is not.
    if (event.type === "test:fail" && failureKind(details) === "subtestsFailed") continue
    if ((skip !== undefined && skip !== false) || (todo !== undefined && todo !== false)) continue
    const isWholeFile = nesting === 0 && resolve(name) === file
    const passed = event.type === "test:pass" && !isWholeFile
    const result: TestResult = {
      file: relative(process.cwd(), file),
      name: isWholeFile ? (event.type === "test:pass" ? "holds no test" : "does not run") : name,
      passed,
      durationMs: Math.round(details.duration_ms),
    }
    yield `${RESULT_PREFIX}${JSON.stringify(result)}\n`
  }
}

function failureKind(details: object): string | undefined {
  return "error" in details ? (details.error as { failureType?: string }).failureType : undefined
}
