import { writeFileSync } from "node:fs"
import { deflateSync } from "node:zlib"
import { chromium } from "playwright-core"
import { GLYPH_HEIGHT, GLYPH_RANGES, GLYPHS_PATH } from "./glyphs.ts"

/**
 * Draws glyphs.bin anew: `node relay/src/studio/text/renderGlyphs.ts`, with DejaVu Sans installed (its licence allows
 * embedding) and /usr/bin/chromium-headless-shell. Not part of the running relay.
 */
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium-headless-shell",
  args: ["--no-sandbox", "--disable-gpu"],
})
const page = await browser.newPage()
const glyphs = (await page.evaluate(
  ({ ranges, height }) => {
    const canvas = document.createElement("canvas")
    canvas.width = height * 2
    canvas.height = height
    const context = canvas.getContext("2d", { willReadFrequently: true }) as CanvasRenderingContext2D
    context.font = `bold ${Math.round(height * 0.78)}px "DejaVu Sans"`
    context.textBaseline = "alphabetic"
    context.fillStyle = "#fff"
    const all: { width: number; alpha: number[] }[] = []
    for (const [first, last] of ranges) {
      for (let code = first; code <= last; code++) {
        const text = String.fromCodePoint(code)
        const width = Math.max(1, Math.round(context.measureText(text).width))
        context.clearRect(0, 0, canvas.width, height)
        context.fillText(text, 0, Math.round(height * 0.78))
        const { data } = context.getImageData(0, 0, width, height)
        all.push({ width, alpha: Array.from({ length: width * height }, (_, i) => data[i * 4 + 3] as number) })
      }
    }
    return all
  },
  { ranges: GLYPH_RANGES.map(([a, b]) => [a, b] as [number, number]), height: GLYPH_HEIGHT },
)) as { width: number; alpha: number[] }[]
await browser.close()

const widths = Buffer.from(glyphs.map((glyph) => glyph.width))
const alphas = Buffer.concat(glyphs.map((glyph) => Buffer.from(glyph.alpha)))
writeFileSync(GLYPHS_PATH, deflateSync(Buffer.concat([widths, alphas]), { level: 9 }))
