/** What of one source the tests ran. */
export interface FileCoverage {
  readonly file: string
  readonly lines: Share
  readonly branches: Share
  readonly functions: Share
  /** Lines that no test ran, counted from 1. */
  readonly missedLines: readonly number[]
  /** Lines with a branch that no test took. */
  readonly missedBranches: readonly number[]
}

export interface Share {
  readonly hit: number
  readonly found: number
}

/** Reads a tracefile (LCOV 1.x): `SF` begins a file, `DA:line,hits`, `BRDA:line,block,branch,taken`, `FNDA:hits,name`, `end_of_record` ends it. */
export function parseLcov(text: string): FileCoverage[] {
  return text
    .split("end_of_record")
    .filter((record) => record.includes("SF:"))
    .map(parseRecord)
}

export function addShares(shares: readonly Share[]): Share {
  return shares.reduce((sum, { hit, found }) => ({ hit: sum.hit + hit, found: sum.found + found }), {
    hit: 0,
    found: 0,
  })
}

/** 1 when there is nothing to run. */
export function ratioOf({ hit, found }: Share): number {
  return found === 0 ? 1 : hit / found
}

function parseRecord(record: string): FileCoverage {
  const fields = (name: string) =>
    [...record.matchAll(new RegExp(`^${name}:(.*)$`, "gm"))].map(([, value = ""]) => value)
  const lines = fields("DA").map((value) => value.split(",").map(Number))
  const branches = fields("BRDA").map((value) => value.split(","))
  const functions = fields("FNDA").map((value) => Number(value.split(",")[0]))
  const missed = (entries: readonly (readonly [line: number, taken: boolean])[]) =>
    [...new Set(entries.filter(([, taken]) => !taken).map(([line]) => line))].sort((a, b) => a - b)
  const lineEntries = lines.map(([line = 0, hits = 0]) => [line, hits > 0] as const)
  // A branch whose condition was never reached says `-`.
  const branchEntries = branches.map(([line, , , taken]) => [Number(line), taken !== "-" && Number(taken) > 0] as const)
  const share = (taken: readonly boolean[]): Share => ({ hit: taken.filter(Boolean).length, found: taken.length })
  return {
    file: fields("SF")[0] ?? "",
    lines: share(lineEntries.map(([, taken]) => taken)),
    branches: share(branchEntries.map(([, taken]) => taken)),
    functions: share(functions.map((hits) => hits > 0)),
    missedLines: missed(lineEntries),
    missedBranches: missed(branchEntries),
  }
}
