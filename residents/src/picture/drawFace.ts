import type { Canvas, Colour } from "./Canvas.ts"
import { type Moment, sway } from "./Moment.ts"
import { ellipse } from "./path.ts"

export interface Complexion {
  readonly light: Colour
  readonly shade: Colour
  readonly deep: Colour
  readonly brow: Colour
  readonly lip: Colour
}

/** Blinks last two pictures of a calm loop; one every three seconds or so. */
function lidOpen({ seconds }: Moment): number {
  const since = seconds % 2.9
  return since < 0.14 ? 0.12 : 1
}

/** Neck, ears, head, eyes that look about, and a mouth that follows the voice. The head faces 320, 146. */
export function drawFace(canvas: Canvas, skin: Complexion, moment: Moment): void {
  canvas.path("M280 190H360V246C356 268 340 282 320 282C300 282 284 268 280 246Z", skin.shade)
  canvas.path("M280 212C296 236 344 238 360 212V232C346 252 296 250 280 228Z", skin.deep)
  canvas.fill([ellipse(253, 160, 10, 18)], skin.light)
  canvas.fill([ellipse(387, 160, 10, 18)], skin.deep)
  canvas.path(
    "M254 134C252 84 282 56 320 56C358 56 388 84 386 134C386 176 374 204 352 222C334 236 306 236 288 222C266 204 254 176 254 134Z",
    skin.light,
  )
  canvas.path(
    "M330 56C366 60 388 86 386 134C386 176 374 204 352 222C342 230 332 233 322 233C334 226 338 218 336 210C346 206 344 198 336 194C340 190 350 184 346 176C342 166 334 152 334 138C338 128 350 124 352 112C352 92 342 72 330 56Z",
    skin.shade,
  )
  const brows = -3 * moment.voice
  canvas.moved(0, brows, () => {
    canvas.path("M272 130C280 119 294 119 304 128C294 124 280 124 272 130Z", skin.brow)
    canvas.path("M337 128C347 119 361 119 370 130C361 124 347 124 337 128Z", skin.brow)
  })
  const open = lidOpen(moment)
  const glance = 3 * sway(moment, 3, 0.1)
  for (const x of [289, 352]) {
    canvas.fill([ellipse(x, 146, 14, 7 * open)], "#efe4d6")
    canvas.fill([ellipse(x + glance, 145.5, 5.4, Math.min(5.4, 7 * open))], "#1d1512")
  }
  canvas.path("M311 175C318 183 328 183 335 176C328 180 318 180 311 175Z", skin.deep)
  const mouth = 2 + 13 * moment.voice
  canvas.fill([ellipse(320, 203, 21 - 5 * moment.voice, mouth)], "#5b2a26")
  canvas.fill([ellipse(320, 203 + mouth * 0.55, 13 - 4 * moment.voice, mouth * 0.4)], skin.lip)
}
