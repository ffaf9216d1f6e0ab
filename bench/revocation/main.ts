/**
 * How long somebody is still heard after they have lost the right to speak, at an independent WebRTC receiver.
 *   npm run bench:revocation [-- --runs 200] [--json FILE]
 * Order: from the moderator's sending it to the last packet received. Ballot: from the block that imposes the sanction, as it reaches an
 * observer of the chain, to the last packet received. Fails when a target is missed.
 */
import { writeFileSync } from "node:fs"
import { arch, cpus, loadavg, platform } from "node:os"
import { parseArgs } from "node:util"
import { stopWebRtcThreads } from "../../residents/src/webrtc/stopThreads.ts"
import { type Figure, figureOf } from "./figures.ts"
import { House } from "./House.ts"
import { measureBallots } from "./measureBallots.ts"
import { measureOrders } from "./measureOrders.ts"

const TARGETS_P99_MS = { orderToLastPacketMs: 50, blockToLastPacketMs: 250 } as const
type Name = keyof typeof TARGETS_P99_MS

const { values } = parseArgs({ options: { json: { type: "string" }, runs: { type: "string", default: "200" } } })
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error("--runs takes a positive number.")

const house = await House.open()
const samples: Record<Name, number[]> = { orderToLastPacketMs: [], blockToLastPacketMs: [] }
try {
  samples.orderToLastPacketMs = await measureOrders(house, runs)
  samples.blockToLastPacketMs = await measureBallots(house, runs)
} finally {
  await house.close()
  stopWebRtcThreads()
}

const names = Object.keys(TARGETS_P99_MS) as Name[]
const figures = Object.fromEntries(names.map((name) => [name, figureOf(samples[name])])) as Record<Name, Figure>
const targets = names.map((name) => {
  const [p99, target] = [figures[name].p99, TARGETS_P99_MS[name]]
  return { name, figure: "p99", value: p99, target, met: p99 <= target }
})

const row = (cells: readonly (string | number)[]) =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(24) : String(cell).padStart(9))).join("")
console.log("\nFrom the decision to the last packet at another participant, in ms")
console.log(
  "  relay, mediasoup worker and chain as in production, each a process; sender and receiver are libdatachannel",
)
console.log(
  `  machine  ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, load ${loadavg()[0]}\n`,
)
console.log(row(["", "runs", "median", "p99", "max", "p99 ≤"]))
for (const name of names) {
  const { n, median, p99, max } = figures[name]
  console.log(row([name, n, median, p99, max, TARGETS_P99_MS[name]]))
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ figures, targets }, null, 2)}\n`)
process.exit(targets.every(({ met }) => met) ? 0 : 1)
