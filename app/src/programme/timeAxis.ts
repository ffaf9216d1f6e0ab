/** Where things lie along a stretch of time. All instants are Unix seconds. */
export interface Axis {
  readonly from: number
  readonly to: number
  /** Labelled instants, evenly apart. */
  readonly ticks: readonly number[]
}

interface Period {
  readonly start: number
  readonly end: number
}

/** One period placed on an axis of `columns` grid columns. Lines count from 1, as CSS grids do. */
export interface Placed<T> {
  readonly item: T
  readonly fromLine: number
  readonly toLine: number
  /** Row, from 1: periods that would cover each other lie in different rows. */
  readonly lane: number
}

const MINUTE = 60
const HOUR = 3_600

/** Lengths an axis can have, with the distance of its labels: each reads as five to eight labels. */
export const AXIS_SPANS = [
  { name: "Half an hour", seconds: 30 * MINUTE, tickSeconds: 5 * MINUTE },
  { name: "Two hours", seconds: 2 * HOUR, tickSeconds: 20 * MINUTE },
  { name: "Six hours", seconds: 6 * HOUR, tickSeconds: HOUR },
  { name: "All day", seconds: 24 * HOUR, tickSeconds: 3 * HOUR },
] as const
export type AxisSpan = (typeof AXIS_SPANS)[number]

/** A slot narrower than this share of the axis cannot hold its own name. */
const READABLE_SHARE = 0.07
/** What has passed takes up to this share of an axis around the present. */
const PAST_SHARE = 1 / 3

/** The longest axis on which most of what is coming can be read; six hours for an empty programme. */
export function fittingSpan(periods: readonly Period[], now: number): AxisSpan {
  const coming = periods.filter((period) => period.end > now).map((period) => period.end - period.start)
  const sorted = coming.sort((a, b) => a - b)
  const typical = sorted[Math.floor((sorted.length - 1) / 2)]
  const usual = AXIS_SPANS[2]
  if (typical === undefined) return usual
  const fits = AXIS_SPANS.filter((span) => typical / span.seconds >= READABLE_SHARE && span.seconds <= usual.seconds)
  return fits.at(-1) ?? AXIS_SPANS[0]
}

/** An axis of the span around `now`, starting on a label. */
export function axisAround(now: number, span: AxisSpan): Axis {
  const from = floorLocal(now - span.seconds * PAST_SHARE, span.tickSeconds)
  return axisFrom(from, span)
}

/** An axis of the span that starts at `from`. */
export function axisFrom(from: number, span: AxisSpan): Axis {
  const ticks: number[] = []
  for (let tick = from; tick < from + span.seconds; tick += span.tickSeconds) ticks.push(tick)
  return { from, to: from + span.seconds, ticks }
}

/** Rounds down to a multiple of `step` on the viewer's own clock, so that 3-hour labels fall on 15:00 and not on 14:00. */
function floorLocal(at: number, step: number): number {
  const offset = new Date(at * 1_000).getTimezoneOffset() * MINUTE
  return Math.floor((at - offset) / step) * step + offset
}

/** How far along the axis an instant lies, 0 to 1; undefined outside. */
export function shareOf(axis: Axis, at: number): number | undefined {
  return at < axis.from || at > axis.to ? undefined : (at - axis.from) / (axis.to - axis.from)
}

/**
 * Places periods on the axis' grid. What lies outside is left out, what reaches over an end is cut there, nothing is
 * narrower than `minColumns`, and what would overlap on screen goes to the next lane.
 */
export function placeOnAxis<T extends Period>(
  axis: Axis,
  items: readonly T[],
  columns: number,
  minColumns = 1,
): Placed<T>[] {
  const column = (at: number) => Math.round(((at - axis.from) / (axis.to - axis.from)) * columns)
  const ends: number[] = []
  return items
    .filter((item) => item.end > axis.from && item.start < axis.to)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .map((item) => {
      let from = Math.max(0, column(item.start))
      const to = Math.min(columns, Math.max(column(item.end), from + minColumns))
      from = Math.min(from, Math.max(0, to - minColumns))
      const free = ends.findIndex((end) => end <= from)
      const lane = free === -1 ? ends.length : free
      ends[lane] = to
      return { item, fromLine: from + 1, toLine: to + 1, lane: lane + 1 }
    })
}
