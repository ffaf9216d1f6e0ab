/** Times in words, in the viewer's own timezone. All instants are Unix seconds. */
export { durationWords } from "@openair/protocol/duration"

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

const date = (at: number) => new Date(at * 1_000)

/** `19:42`, with seconds (`19:42:17`) when `exact`. */
export function clockTime(at: number, exact = false): string {
  return date(at).toLocaleTimeString("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    ...(exact ? { second: "2-digit" } : {}),
  })
}

/** `Thursday 14 March`. */
export function dayTitle(at: number): string {
  return date(at).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" }).replace(",", "")
}

/** `today`, `tomorrow`, `yesterday`, otherwise `Saturday 16 March`. */
export function dayWord(at: number, now: number): string {
  const days = Math.round((startOfDay(at) - startOfDay(now)) / DAY)
  if (days === 0) return "today"
  if (days === 1) return "tomorrow"
  if (days === -1) return "yesterday"
  return dayTitle(at)
}

/** Midnight before `at`, in the viewer's timezone. */
export function startOfDay(at: number): number {
  const day = date(at)
  day.setHours(0, 0, 0, 0)
  return day.getTime() / 1_000
}

/** A stopwatch: `0:42`, `12:05`, `1:42:17`; `2 days` beyond two days. Never negative. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds))
  if (left >= 2 * DAY) return `${Math.floor(left / DAY)} days`
  const two = (n: number) => String(n).padStart(2, "0")
  const hours = Math.floor(left / HOUR)
  const minutes = Math.floor((left % HOUR) / MINUTE)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(left % MINUTE)}` : `${minutes}:${two(left % MINUTE)}`
}

/** `19:00 to 20:30`, with the day when it is not today. */
export function periodWords(start: number, end: number, now: number): string {
  const exact = end - start < 10 * MINUTE
  const period = `${clockTime(start, exact)} to ${clockTime(end, exact)}`
  const day = dayWord(start, now)
  return day === "today" ? period : `${day}, ${period}`
}

/** The viewer's timezone as people write it, `CET` or `GMT+2`. */
export function zoneName(at: number): string {
  return (
    new Intl.DateTimeFormat("en-GB", { timeZoneName: "short" })
      .formatToParts(date(at))
      .find((part) => part.type === "timeZoneName")?.value ?? ""
  )
}
