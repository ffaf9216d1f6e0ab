import { GLYPH_HEIGHT, type Glyph, glyphOf } from "./glyphs.ts"

/** Text as coverage, ready to be blended into a picture. */
export interface TextImage {
  readonly width: number
  readonly height: number
  /** width × height bytes, 0 … 255. */
  readonly coverage: Uint8Array
}

/** Distinct texts kept; a clock alone makes a new one each second. */
const MAX_KEPT = 256
const kept = new Map<string, TextImage>()

/** Draws one line `height` pixels high, cut with an ellipsis where it would be wider than `maxWidth`. */
export function drawText(text: string, height: number, maxWidth: number): TextImage {
  const key = `${height}:${maxWidth}:${text}`
  const known = kept.get(key)
  if (known) return known
  const image = shrink(fitGlyphs(text, (maxWidth * GLYPH_HEIGHT) / height), height)
  if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value as string)
  kept.set(key, image)
  return image
}

function fitGlyphs(text: string, maxWidth: number): Glyph[] {
  const glyphs = Array.from(text.normalize("NFC"), glyphOf)
  let width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0)
  if (width <= maxWidth) return glyphs
  const ellipsis = glyphOf("…")
  while (glyphs.length > 0 && width + ellipsis.width > maxWidth) width -= (glyphs.pop() as Glyph).width
  return [...glyphs, ellipsis]
}

/** Joins the glyphs and averages them down to the wanted height. */
function shrink(glyphs: Glyph[], height: number): TextImage {
  const fullWidth = Math.max(
    1,
    glyphs.reduce((sum, glyph) => sum + glyph.width, 0),
  )
  const line = new Uint8Array(fullWidth * GLYPH_HEIGHT)
  let x = 0
  for (const { width, coverage } of glyphs) {
    for (let y = 0; y < GLYPH_HEIGHT; y++) line.set(coverage.subarray(y * width, (y + 1) * width), y * fullWidth + x)
    x += width
  }
  const scale = GLYPH_HEIGHT / height
  const width = Math.max(1, Math.floor(fullWidth / scale))
  const coverage = new Uint8Array(width * height)
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      coverage[row * width + column] = average(line, fullWidth, column * scale, row * scale, scale)
    }
  }
  return { width, height, coverage }
}

function average(line: Uint8Array, stride: number, left: number, top: number, size: number): number {
  const x0 = Math.floor(left)
  const y0 = Math.floor(top)
  const x1 = Math.min(stride, Math.max(x0 + 1, Math.round(left + size)))
  const y1 = Math.min(GLYPH_HEIGHT, Math.max(y0 + 1, Math.round(top + size)))
  let sum = 0
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += line[y * stride + x] as number
  return Math.round(sum / Math.max(1, (x1 - x0) * (y1 - y0)))
}
