import { AV_PIX_FMT_YUV420P, SWS_BILINEAR } from "node-av/constants"
import { type Frame, SoftwareScaleContext } from "node-av/lib"
import type { Canvas } from "./Canvas.ts"
import { containIn, type Rect } from "./layout.ts"
import { CARD, LABEL_BOX, TEXT_BRIGHT, TEXT_DIM } from "./palette.ts"

const MIN_LABEL_PIXELS = 12
const MAX_LABEL_PIXELS = 26

/** Paints one place of the grid: a picture scaled into it, or a card for a voice without one; the name on top. */
export class TilePainter {
  #scaler: SoftwareScaleContext | null = null
  #scalerFor = ""
  #placed: Rect | null = null

  /** Paints `frame` into `rect`. `fresh` says the place was cleared. */
  paintPicture(canvas: Canvas, rect: Rect, frame: Frame, label: string, fresh: boolean): void {
    const target = containIn(rect, frame.width, frame.height)
    if (fresh || !this.#placed || !sameRect(this.#placed, target)) canvas.fill(rect, CARD)
    this.#placed = target
    canvas.picture(target, frame, this.#scalerTo(frame, target))
    paintLabel(canvas, rect, label)
  }

  paintCard(canvas: Canvas, rect: Rect, label: string): void {
    this.#placed = null
    canvas.fill(rect, CARD)
    const height = Math.round(rect.height / 3)
    const initial = Array.from(label.trim())[0]?.toUpperCase() ?? "?"
    canvas.text(
      initial,
      rect.x + Math.round(rect.width / 2 - height / 3),
      rect.y + height,
      height,
      rect.width,
      TEXT_DIM,
    )
    paintLabel(canvas, rect, label)
  }

  close(): void {
    this.#scaler?.freeContext()
    this.#scaler = null
  }

  #scalerTo(frame: Frame, target: Rect): SoftwareScaleContext {
    const key = `${frame.width}x${frame.height}:${frame.format}>${target.width}x${target.height}`
    if (this.#scaler && this.#scalerFor === key) return this.#scaler
    this.close()
    const scaler = new SoftwareScaleContext()
    scaler.getContext(
      frame.width,
      frame.height,
      frame.format as typeof AV_PIX_FMT_YUV420P,
      target.width,
      target.height,
      AV_PIX_FMT_YUV420P,
      SWS_BILINEAR,
    )
    this.#scaler = scaler
    this.#scalerFor = key
    return scaler
  }
}

function paintLabel(canvas: Canvas, rect: Rect, label: string): void {
  const height = Math.min(MAX_LABEL_PIXELS, Math.max(MIN_LABEL_PIXELS, Math.round(rect.height / 14)))
  const padding = Math.round(height / 3)
  const y = rect.y + rect.height - height - padding * 2
  const maxWidth = rect.width - 4 * padding
  const width = canvas.textWidth(label, height, maxWidth)
  canvas.fill({ x: rect.x, y, width: width + 2 * padding, height: height + 2 * padding }, LABEL_BOX)
  canvas.text(label, rect.x + padding, y + padding, height, maxWidth, TEXT_BRIGHT)
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
