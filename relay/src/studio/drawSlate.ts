import type { Canvas } from "./Canvas.ts"
import type { Slate } from "./messages.ts"
import { BACKGROUND, SPEAKER_OUTLINE, TEXT_BRIGHT, TEXT_DIM } from "./palette.ts"

/** What viewers see while nobody is on the bus: the title, what to expect, and a clock that shows the stream lives. */
export function drawSlate(canvas: Canvas, slate: Slate, now: Date): void {
  const { width, height } = canvas
  const margin = Math.round(width / 16)
  const maxWidth = width - 2 * margin
  const titleHeight = Math.round(height / 12)
  const lineHeight = Math.round(height / 22)
  const top = Math.round(height / 3)
  canvas.fill({ x: 0, y: 0, width, height }, BACKGROUND)
  canvas.fill({ x: margin, y: top - titleHeight, width: Math.round(width / 12), height: 6 }, SPEAKER_OUTLINE)
  canvas.text(slate.title, margin, top, titleHeight, maxWidth, TEXT_BRIGHT)
  canvas.text(slate.subtitle, margin, top + Math.round(titleHeight * 1.4), lineHeight, maxWidth, TEXT_BRIGHT)
  canvas.text("nobody is here yet", margin, top + Math.round(titleHeight * 2.6), lineHeight, maxWidth, TEXT_DIM)
  canvas.text(`${now.toISOString().slice(11, 19)} UTC`, margin, height - margin, lineHeight, maxWidth, TEXT_DIM)
}
