// The one door to every command: `node scripts/toolchain/run.mjs [--with worker,indexer,browser] [script.ts args…]`.
// Plain JavaScript that any Node from 20 on runs without a dependency. It sets the machine up as far as the
// command needs (a second pass costs well under two seconds), then hands over to Node 24.
import { spawn } from "node:child_process"
import { constants } from "node:os"
import { takeBootstrapLock } from "./bootstrapLock.mjs"
import { DEBIAN_PACKAGES, installDebianPackages } from "./debianPackages.mjs"
import { provideMediasoupWorker, workerPackages } from "./mediasoupWorker.mjs"
import { prepareNativeAddons } from "./nativeAddons.mjs"
import { bringNode24, environmentWithNode24 } from "./nodeRuntime.mjs"
import { installNpmPackages } from "./npmPackages.mjs"
import { NODE_24, ROOT } from "./paths.mjs"
import { inSeconds, step } from "./progress.mjs"
import { killRunning } from "./runLogged.mjs"
import { SetupError } from "./SetupError.mjs"

const PARENT_POLL_MS = 500
const SIGNAL_EXIT_BASE = 128

async function setUp(needs) {
  const startedAt = performance.now()
  const unlock = await takeBootstrapLock()
  const unlockOnSignal = () => {
    killRunning()
    unlock()
    process.exit(SIGNAL_EXIT_BASE + constants.signals.SIGINT)
  }
  process.once("SIGINT", unlockOnSignal).once("SIGTERM", unlockOnSignal)
  try {
    console.log("Setting up")
    const packages = [...needs].flatMap((need) =>
      need === "worker" ? workerPackages() : (DEBIAN_PACKAGES[need] ?? []),
    )
    await step("Node.js", bringNode24)
    await step("npm packages", installNpmPackages)
    await step("Native addons", prepareNativeAddons)
    if (packages.length > 0) await step("Debian packages", (say) => installDebianPackages(packages, say))
    if (needs.has("worker")) await step("mediasoup worker", provideMediasoupWorker)
    console.log(`    ${"ready".padEnd(28)}${inSeconds(performance.now() - startedAt)}\n`)
  } finally {
    killRunning()
    unlock()
    process.off("SIGINT", unlockOnSignal).off("SIGTERM", unlockOnSignal)
  }
}

function handOver(args) {
  const child = spawn(NODE_24, args, { cwd: ROOT, env: environmentWithNode24(), stdio: "inherit" })
  // A terminal sends Ctrl-C to the child as well; whoever signals this process alone means the child.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"))
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal))
  // npm passes a signal on to its shell alone, which leaves us without a parent.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event === undefined || process.ppid === parent) return
    clearInterval(watch)
    child.kill("SIGTERM")
  }, PARENT_POLL_MS)
  child.once("exit", (code, signal) => process.exit(code ?? SIGNAL_EXIT_BASE + constants.signals[signal]))
}

const args = process.argv.slice(2)
const needs = new Set(args[0] === "--with" ? args.splice(0, 2)[1].split(",") : [])
try {
  await setUp(needs)
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`\n  ${error.message}\n  → ${error.remedy}`)
  process.exit(1)
}
if (args.length > 0) handOver(args)
