import type { Canvas } from "./Canvas.ts"
import { type Complexion, drawFace } from "./drawFace.ts"
import { type Moment, sway } from "./Moment.ts"
import { ellipse, rectangle } from "./path.ts"

const SKIN: Complexion = { light: "#d9a07a", shade: "#bd7f5a", deep: "#9a6242", brow: "#3a2118", lip: "#b0594e" }

/** Iris by a window on the sea: clouds drift, a sail passes, she leans in when she speaks. */
export function drawIris(canvas: Canvas, moment: Moment): void {
  canvas.fill([rectangle(0, 0, 640, 360)], "#d8c7a3")
  drawWindow(canvas, moment)
  drawShelf(canvas)
  const lean = 4 * moment.voice
  canvas.moved(6 * sway(moment, 2), 3 * sway(moment, 4) + lean, () => {
    // Hair behind, shoulders, a red scarf.
    canvas.path(
      "M236 140C226 70 268 30 322 30C376 30 416 70 404 146C404 196 414 226 424 256C396 270 372 262 364 246H280C262 262 240 268 216 256C232 224 238 190 236 140Z",
      "#7a3420",
    )
    canvas.path(
      "M92 372C100 306 150 284 226 268C262 260 276 250 284 236H356C364 250 378 260 414 268C490 284 540 306 548 372Z",
      "#2f6b68",
    )
    canvas.path("M356 236C364 250 378 260 414 268C490 284 540 306 548 372H372C352 330 346 290 344 258Z", "#245452")
    drawFace(canvas, SKIN, moment)
    canvas.path("M262 250C284 284 356 284 378 250L392 268C368 312 272 312 248 268Z", "#c4553a")
    canvas.path("M300 286L338 286L352 350L318 350Z", "#a8432c")
    // Fringe.
    canvas.path(
      "M248 154C240 96 262 62 304 58C340 66 378 84 394 152C406 92 384 36 322 36C258 36 236 96 248 154Z",
      "#7a3420",
    )
    canvas.path("M262 88C276 62 300 50 326 50C302 58 282 70 270 92Z", "#98482d")
  })
}

function drawWindow(canvas: Canvas, moment: Moment): void {
  const [x, y, width, height] = [34, 22, 238, 208]
  canvas.fill([rectangle(x - 10, y - 10, width + 20, height + 24)], "#f4efdc")
  canvas.fill([rectangle(x, y, width, height)], "#bcd6d2")
  canvas.fill([ellipse(x + 176, y + 50 + 5 * sway(moment, 1), 24, 24)], "#f2c14e")
  for (const [start, up, size] of [
    [0, 44, 1],
    [0.55, 76, 0.7],
  ] as const) {
    const left = x - 90 + ((moment.phase + start) % 1) * (width + 90)
    const cloud = [
      ellipse(left + 24 * size, y + up, 26 * size, 12 * size),
      ellipse(left + 48 * size, y + up - 8 * size, 24 * size, 15 * size),
      ellipse(left + 70 * size, y + up, 24 * size, 11 * size),
    ]
    canvas.fill(cloud, "#f7f2e4")
  }
  canvas.path("M34 150C90 128 150 152 272 138V230H34Z", "#6f9a96")
  canvas.path("M34 172C110 160 180 178 272 164V230H34Z", "#4f7f7d")
  // A sail crosses once a loop.
  const sail = x - 40 + moment.phase * (width + 60)
  canvas.moved(sail, 152 + 2 * sway(moment, 6), () => {
    canvas.path("M0 22C10 30 34 30 44 22L38 34H6Z", "#5a3426")
    canvas.path("M22 -26L22 18H42Z", "#f4efdc")
    canvas.path("M18 -16L18 18H4Z", "#e2a03f")
  })
  // The wall again, over what stands beyond the frame.
  canvas.fill([rectangle(0, 0, 24, 244), rectangle(282, 0, 120, 244)], "#d8c7a3")
  canvas.fill([rectangle(x + width / 2 - 4, y, 8, height), rectangle(x, y + height / 2 - 4, width, 8)], "#f4efdc")
  canvas.fill([rectangle(24, 230, 258, 14)], "#efe6cd")
}

function drawShelf(canvas: Canvas): void {
  canvas.fill([rectangle(452, 78, 160, 9)], "#8b6a45")
  const books = [
    [464, 20, 20, "#9c4632"],
    [486, 32, 16, "#2f5a60"],
    [504, 16, 22, "#c98d2e"],
    [528, 36, 14, "#5d6a4e"],
  ] as const
  for (const [x, y, width, colour] of books) canvas.fill([rectangle(x, y, width, 78 - y)], colour)
  canvas.path("M566 78C560 60 560 52 566 46H596C602 52 602 60 596 78Z", "#c4714a")
  canvas.path("M580 48C560 30 560 10 574 2C580 18 582 34 580 48Z", "#5f7a4f")
  canvas.path("M582 48C600 34 606 16 598 4C588 16 584 32 582 48Z", "#7b9460")
}
