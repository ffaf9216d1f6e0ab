/**
 * What a vote and a decision cost beside OpenZeppelin's Governor: the same token, the same voters, the same call, in one run on one chain.
 *   npm run bench:gas [-- --json FILE]
 * Gas is that of whole transactions by their receipts (base and call data included). Fails when a target is missed.
 */
import { writeFileSync } from "node:fs"
import { arch, cpus, platform } from "node:os"
import { parseArgs } from "node:util"
import { config } from "hardhat"
import { Commune } from "../../contracts/test/Commune.ts"
import { buildContracts } from "../../scripts/deploy/artifacts.ts"
import { figuresOf, targetsOf } from "./figures.ts"
import { buildHouse } from "./house.ts"
import { measureBallots } from "./measureBallots.ts"
import { measureGovernor } from "./measureGovernor.ts"
import type { Scenario } from "./samples.ts"
import { table } from "./table.ts"

const SCENARIO: Scenario = {
  voters: 50,
  decisions: 2,
  votingSeconds: 3_600,
  quorumPercent: 25,
  description: "Quiet, please: an hour without microphone, camera and screen",
}

const { values } = parseArgs({ options: { json: { type: "string" } } })
await buildContracts()
const commune = await Commune.found(SCENARIO.voters)
const house = await buildHouse(commune, SCENARIO)
const ballots = await measureBallots(commune, house, SCENARIO)
const governor = await measureGovernor(commune, house, SCENARIO)
const figures = figuresOf(ballots, governor)
const targets = targetsOf(figures)

const [compiler] = config.solidity.profiles.default?.compilers ?? []
const { evmVersion, optimizer, viaIR } = compiler?.settings ?? {}
const settings = `solc ${compiler?.version}, ${evmVersion}, optimizer ${JSON.stringify(optimizer)}, viaIR ${viaIR ?? false}`
console.log(`\nBallots beside OpenZeppelin Governor 5.7 (CountingSimple, Votes, VotesQuorumFraction, TimelockControl)`)
console.log(
  `  method    receipts' gas; means of ${SCENARIO.voters} votes each way and of ${SCENARIO.decisions} decisions`,
)
console.log(`  token     one ERC721Votes for both, one vote each, ${SCENARIO.voters} voters`)
console.log(`  compiler  ${settings}, the same for both`)
console.log(`  machine   ${platform()} ${arch()}, ${cpus()[0]?.model ?? "unknown"} (gas does not depend on it)\n`)
console.log(table(ballots, governor, targets))
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ figures, targets, scenario: SCENARIO, compiler: settings }, null, 2)}\n`,
  )
}
process.exit(targets.every(({ met }) => met) ? 0 : 1)
