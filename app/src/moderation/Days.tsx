import type { Names } from "../relay/names.ts"
import { dayTitle, startOfDay } from "../time/words.ts"
import { TimelineItem } from "./TimelineItem.tsx"
import type { TimelineEntry } from "./timeline.ts"
import type { Bench } from "./useBench.ts"

interface DaysProps {
  readonly entries: readonly TimelineEntry[]
  readonly bench: Bench
  readonly names: Names
  readonly now: number
}

/** A timeline by the reader's days, in its order. */
export function Days({ entries, ...rest }: DaysProps) {
  return byDay(entries).map(([day, ofDay]) => (
    <section key={day} className="section" aria-label={dayTitle(day)}>
      <div className="section__head">
        <h2>{dayTitle(day)}</h2>
      </div>
      <ol className="chronicle">
        {ofDay.map((entry) => (
          <TimelineItem key={`${entry.kind}${entry.key}`} entry={entry} {...rest} />
        ))}
      </ol>
    </section>
  ))
}

/** Entries under the midnight before them, in their order. */
function byDay(entries: readonly TimelineEntry[]): [day: number, TimelineEntry[]][] {
  const days = new Map<number, TimelineEntry[]>()
  for (const entry of entries) {
    const day = startOfDay(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}
