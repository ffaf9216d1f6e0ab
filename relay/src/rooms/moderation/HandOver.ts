import type { MeasureRow } from "../../store/MeasureTable.ts"
import type { Authority } from "../Authority.ts"
import type { Clock } from "../Clock.ts"

const RETRY_MS = 500
/** A provider that has told of the record must have it in its state by then. */
const MAX_READS = 10

/**
 * Waits until the chain's own word about a subject contains what has been recorded: until then the relay goes on holding
 * it, lest a subject gets back for a moment what was taken.
 * @param isHeld whether it is still waited for. @param done called once.
 */
export function handOver(
  row: MeasureRow,
  { chain, clock, isHeld, done }: { chain: Authority; clock: Clock; isHeld: () => boolean; done: () => void },
): void {
  let reads = 0
  const look = async () => {
    if (!isHeld()) return
    try {
      const { capabilities } = await chain.rightsNow(row.room, row.subject)
      reads += 1
      const missing = row.kind === "order" ? capabilities & row.bits : row.bits & ~capabilities
      // Sanctions win over floors, and orders may have been lifted: then nothing more will come.
      if (isHeld() && (missing === 0 || reads >= MAX_READS)) return done()
    } catch {
      // The chain is not heard: what is known stays.
    }
    clock.at(clock.nowMs() + RETRY_MS, () => void look())
  }
  void look()
}
