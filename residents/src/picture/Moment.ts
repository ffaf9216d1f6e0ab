import type { Canvas } from "./Canvas.ts"

/** What a drawing may depend on, so that a loop of it closes. */
export interface Moment {
  /** 0 … 1 through the loop. */
  readonly phase: number
  /** Seconds since the loop began. */
  readonly seconds: number
  /** How loud the voice is, 0 … 1: the mouth follows it. */
  readonly voice: number
}

export type Drawing = (canvas: Canvas, moment: Moment) => void

/** A sine that comes round a whole number of times in the loop. */
export function sway(moment: Moment, times: number, offset = 0): number {
  return Math.sin(2 * Math.PI * (moment.phase * times + offset))
}
