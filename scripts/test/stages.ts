import { globSync } from "node:fs"
import { join } from "node:path"
import { countAsOne, countGndTests, countHardhatTests, countNodeTests } from "./countTests.ts"
import type { Lane, Stage } from "./Stage.ts"

const MINUTE_MS = 60_000
const CHECK_TIMEOUT_MS = 6 * MINUTE_MS
const UNIT_TIMEOUT_MS = 8 * MINUTE_MS
const BUILD_TIMEOUT_MS = 10 * MINUTE_MS
const END_TO_END_TIMEOUT_MS = 15 * MINUTE_MS

/** Everything `npm test` runs, each lane in order: the quick and telling first, the browsers last. */
export function stages(root: string): Stage[] {
  const bin = (name: string) => join(root, "node_modules/.bin", name)
  const check = (name: string, ...command: Stage["command"]): Stage => {
    const stage = { name, group: "check", lane: "compute", command, count: countAsOne } as const
    return { ...stage, timeoutMs: CHECK_TIMEOUT_MS, isOfTreeAlone: true }
  }
  const files = (...patterns: string[]) =>
    globSync(patterns, { cwd: root, exclude: (path) => path.includes("node_modules") }).sort()
  const nodeTest = (...args: string[]): Stage["command"] => [
    process.execPath,
    "--test",
    "--test-reporter=spec",
    "--test-reporter-destination=stderr",
    `--test-reporter=${join(import.meta.dirname, "testReporter.ts")}`,
    "--test-reporter-destination=stdout",
    ...args,
  ]
  const unit = (workspace: string, lane: Lane, ...patterns: string[]): Stage => ({
    name: `unit:${workspace}`,
    group: "unit",
    lane,
    command: nodeTest(...filesOrNothing(files(...patterns))),
    count: countNodeTests,
    timeoutMs: UNIT_TIMEOUT_MS,
  })
  // A test that has ended ends its process: sockets to systems it killed on purpose are not waited for.
  // One test at a time: they measure, and two at once would measure each other.
  const endToEnd = (name: string, lane: Lane, ...patterns: string[]): Stage => ({
    name,
    group: "e2e",
    lane,
    command: nodeTest("--test-concurrency=1", "--test-force-exit", ...filesOrNothing(files(...patterns))),
    count: countNodeTests,
    timeoutMs: END_TO_END_TIMEOUT_MS,
  })
  return [
    check("format+lint", bin("biome"), "ci", "--colors=off", "--error-on-warnings", "."),
    check(
      "format:solidity",
      join(root, "node_modules/@foundry-rs/forge-linux-amd64/bin/forge"),
      "fmt",
      "--check",
      "contracts",
    ),
    check("lint:solidity", bin("solhint"), "--max-warnings", "0", "contracts/**/*.sol"),
    check("types", bin("tsc"), "-p", ".", ...rememberTypes("root")),
    check("types:app", bin("tsc"), "-p", "app", ...rememberTypes("app")),
    check("arrows", bin("depcruise"), "--config", ".dependency-cruiser.mjs", "--output-type", "err-long", ...SOURCES),
    check("unused", bin("knip"), "--no-progress"),
    // Among the first, since much deploys what it compiles.
    {
      name: "abis",
      group: "check",
      lane: "media",
      command: [process.execPath, "scripts/abis.ts", "--build", "--check"],
      count: countAsOne,
      timeoutMs: BUILD_TIMEOUT_MS,
    },
    check("licences", process.execPath, "scripts/check/licences.ts"),
    check("docs", process.execPath, "scripts/docs/errors.ts", "--check"),
    unit("protocol", "media", "protocol/src/**/*.test.ts"),
    {
      name: "app:build",
      group: "app",
      lane: "tools",
      command: [process.execPath, "scripts/start/buildApp.ts"],
      count: countAsOne,
      timeoutMs: BUILD_TIMEOUT_MS,
    },
    { ...unit("scripts", "tools", "scripts/**/*.test.{ts,mjs}", "{test,bench}/**/*.test.ts"), needs: ["abis"] },
    unit("relay", "media", "relay/src/*/**/*.test.ts"),
    unit("residents", "media", "residents/src/**/*.test.ts"),
    { ...endToEnd("start", "media", "scripts/**/*.e2e.ts"), needs: ["app:build"] },
    { ...unit("rooms", "rooms", "relay/src/*.test.ts"), needs: ["abis"] },
    {
      name: "contracts",
      group: "contracts",
      lane: "compute",
      needs: ["abis"], // which compiles into the same folder
      command: [bin("hardhat"), "test"],
      count: countHardhatTests,
      timeoutMs: BUILD_TIMEOUT_MS,
    },
    {
      name: "subgraph",
      group: "subgraph",
      lane: "compute",
      command: [process.execPath, "scripts/graph-node/test.ts"],
      count: countGndTests,
      timeoutMs: BUILD_TIMEOUT_MS,
      isOfTreeAlone: true,
    },
    {
      name: "app",
      group: "app",
      lane: "tools",
      needs: ["app:build"], // whose bundle is looked into
      command: nodeTest(...filesOrNothing(files("app/src/**/*.test.ts"))),
      count: countNodeTests,
      timeoutMs: UNIT_TIMEOUT_MS,
    },
    // Nothing is measured in it, so that it says no more a second time. It comes when the lanes beside it are nearly empty.
    {
      ...endToEnd("moderation", "compute", "test/moderation/*.e2e.ts"),
      needs: ["app:build", "abis"],
      isOfTreeAlone: true,
    },
    endToEnd("end-to-end", "last", "{relay,residents,app}/**/*.e2e.ts", "test/!(moderation)/**/*.e2e.ts"),
  ]
}

/** tsc's memory of what it has checked: a second run looks at what changed. */
const rememberTypes = (name: string) => ["--incremental", "--tsBuildInfoFile", `.openair/tsc/${name}.tsbuildinfo`]

const SOURCES = ["protocol/src", "relay/src", "residents/src", "app/src", "scripts", "test", "bench"]

/** Without a file `node --test` would look for tests everywhere; this name matches nothing and so fails. */
function filesOrNothing(found: string[]): string[] {
  return found.length > 0 ? found : ["no-test-file"]
}
