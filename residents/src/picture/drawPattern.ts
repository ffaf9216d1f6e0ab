import type { Colour } from "./Canvas.ts"
import type { Drawing } from "./Moment.ts"
import { rectangle } from "./path.ts"

/** A plain colour with a bar that wanders across: easy to tell from others by its middle, and to see moving. */
export function drawPattern(colour: Colour): Drawing {
  return (canvas, { phase }) => {
    canvas.fill([rectangle(0, 0, 640, 360)], colour)
    canvas.fill([rectangle(phase * 600, 330, 40, 30)], "#ffffff")
  }
}
