import type { Canvas } from "./Canvas.ts"
import { type Complexion, drawFace } from "./drawFace.ts"
import { type Moment, sway } from "./Moment.ts"
import { ellipse, rectangle } from "./path.ts"

const SKIN: Complexion = { light: "#e6bb9a", shade: "#cb9370", deep: "#a97453", brow: "#4d301b", lip: "#c07a66" }

const BOOKS = ["#7d3f32", "#b08a4a", "#3d5560", "#8a8468", "#54654f", "#a65d3a", "#61404a"] as const

/** Jonas before his books: a pendulum swings, a plant moves in the draught, he nods when he speaks. */
export function drawJonas(canvas: Canvas, moment: Moment): void {
  canvas.fill([rectangle(0, 0, 640, 360)], "#4b3e33")
  drawBooks(canvas)
  drawClock(canvas, moment)
  drawLamp(canvas, moment)
  canvas.moved(-6 * sway(moment, 2, 0.25), 3 * sway(moment, 3) + 5 * moment.voice, () => {
    canvas.path(
      "M92 372C100 306 150 284 226 268C262 260 276 250 284 236H356C364 250 378 260 414 268C490 284 540 306 548 372Z",
      "#b5762f",
    )
    canvas.path("M356 236C364 250 378 260 414 268C490 284 540 306 548 372H372C352 330 346 290 344 258Z", "#955d20")
    drawFace(canvas, SKIN, moment)
    canvas.path("M270 256L320 300L370 256L392 264L324 332L248 264Z", "#d9a45a")
    // Beard around the mouth, hair above.
    canvas.path(
      "M254 152C256 198 268 242 320 250C372 242 384 198 386 152C380 176 372 190 356 190C342 184 298 184 284 190C270 190 260 176 254 152Z",
      "#6b4529",
    )
    const mouth = 2 + 11 * moment.voice
    canvas.fill([ellipse(320, 207, 18 - 4 * moment.voice, mouth)], "#3d1f1a")
    canvas.fill([ellipse(320, 207 + mouth * 0.5, 11 - 3 * moment.voice, mouth * 0.4)], SKIN.lip)
    canvas.path(
      "M252 132C246 76 284 44 322 44C360 44 394 76 388 132C380 104 372 92 352 86C326 96 290 90 272 96C260 104 256 116 252 132Z",
      "#5a3a24",
    )
    // Headphones.
    canvas.path(
      "M240 152C232 62 280 22 320 22C360 22 408 62 400 152H390C396 74 358 34 320 34C282 34 244 74 250 152Z",
      "#17191a",
    )
    canvas.path("M234 134H258V184H234Z M382 134H406V184H382Z", "#24282a")
  })
}

function drawBooks(canvas: Canvas): void {
  for (const [row, base] of [
    [0, 100],
    [1, 222],
  ] as const) {
    let x = 16
    for (let book = 0; x < 620; book++) {
      const width = 15 + ((book * 7 + row * 5) % 4) * 5
      const tall = 58 + ((book * 13 + row * 7) % 5) * 6
      const colour = BOOKS[(book * 3 + row * 2) % BOOKS.length] ?? "#54654f"
      if (x < 190 || x > 440) canvas.fill([rectangle(x, base - tall, width, tall)], colour)
      x += width + 3
    }
    canvas.fill([rectangle(0, base, 640, 12)], "#2f261f")
    canvas.fill([rectangle(0, base + 12, 640, 14)], "#000000", 0.25)
  }
}

function drawClock(canvas: Canvas, moment: Moment): void {
  canvas.fill([rectangle(470, 118, 66, 104)], "#6d4a2c")
  canvas.fill([rectangle(476, 124, 54, 92)], "#e7d7b1")
  canvas.fill([ellipse(503, 146, 17, 17)], "#f4efdc")
  canvas.fill([ellipse(503, 146, 3, 3)], "#2f261f")
  const swing = 15 * sway(moment, 8)
  canvas.path(`M502 164L${501 + swing} 200H${505 + swing}L505 164Z`, "#8a6a2e")
  canvas.fill([ellipse(503 + swing, 202, 8, 8)], "#c98d2e")
}

function drawLamp(canvas: Canvas, moment: Moment): void {
  const glow = 0.16 + 0.03 * sway(moment, 5)
  canvas.fill([ellipse(96, 210, 96, 78)], "#f2c14e", glow)
  canvas.path("M70 214L84 168H118L132 214Z", "#e2a03f")
  canvas.fill([rectangle(98, 214, 6, 60)], "#2f261f")
  const draught = 6 * sway(moment, 2)
  canvas.path("M584 360C560 316 566 280 588 252", "#5f7a4f")
  for (const [side, up] of [
    [-1, 292],
    [1, 270],
    [-1, 250],
    [1, 234],
  ] as const) {
    const tip = 588 + side * 46 + draught
    canvas.path(
      `M588 ${up + 40}C${588 + side * 10} ${up + 8} ${tip - side * 18} ${up - 6} ${tip} ${up}C${tip - side * 10} ${up + 26} ${588 + side * 20} ${up + 40} 588 ${up + 40}Z`,
      side < 0 ? "#6f8a58" : "#5f7a4f",
    )
  }
  canvas.path("M560 318H618L610 372H568Z", "#a65d3a")
}
