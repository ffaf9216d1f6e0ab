import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { inflateSync } from "node:zlib"

/**
 * The studio's letters, drawn once from DejaVu Sans Bold (Bitstream Vera and DejaVu licences, which allow it) into
 * glyphs.bin: deflate of one width byte per glyph, then each glyph's coverage (0 … 255) row by row.
 */
export const GLYPH_HEIGHT = 48
/** Basic Latin, Latin-1, Latin Extended-A, and the ellipsis. */
export const GLYPH_RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x2026, 0x2026],
] as const
export const GLYPHS_PATH = fileURLToPath(new URL("glyphs.bin", import.meta.url))

export interface Glyph {
  readonly width: number
  /** width × {@link GLYPH_HEIGHT} bytes. */
  readonly coverage: Buffer
}

let loaded: Map<string, Glyph> | null = null

/** The glyph of a character; a question mark for what is not in {@link GLYPH_RANGES}. */
export function glyphOf(character: string): Glyph {
  loaded ??= load()
  return (loaded.get(character) ?? loaded.get("?")) as Glyph
}

function load(): Map<string, Glyph> {
  const data = inflateSync(readFileSync(GLYPHS_PATH))
  const codes = GLYPH_RANGES.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
  const glyphs = new Map<string, Glyph>()
  let offset = codes.length
  for (const [index, code] of codes.entries()) {
    const width = data[index] as number
    glyphs.set(String.fromCodePoint(code), { width, coverage: data.subarray(offset, offset + width * GLYPH_HEIGHT) })
    offset += width * GLYPH_HEIGHT
  }
  return glyphs
}
