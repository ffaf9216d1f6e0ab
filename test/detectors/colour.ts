/** A picture as canvases give it: four bytes a pixel, red, green, blue, alpha, row by row. */
export interface RgbaImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}

export type Rgb = readonly [red: number, green: number, blue: number]

export interface Region {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Mean colour of a region. */
export function meanColour(image: RgbaImage, region: Region): Rgb {
  const sums = [0, 0, 0]
  for (let y = region.y; y < region.y + region.height; y++) {
    for (let x = region.x; x < region.x + region.width; x++) {
      const at = (y * image.width + x) * 4
      for (let channel = 0; channel < 3; channel++)
        sums[channel] = (sums[channel] ?? 0) + (image.data[at + channel] ?? 0)
    }
  }
  const pixels = Math.max(1, region.width * region.height)
  return [(sums[0] ?? 0) / pixels, (sums[1] ?? 0) / pixels, (sums[2] ?? 0) / pixels]
}

/** Codecs and colour matrices move a flat colour by less than this in any channel. */
export const COLOUR_TOLERANCE = 40

export function isColour(colour: Rgb, wanted: Rgb): boolean {
  return colour.every((value, channel) => Math.abs(value - (wanted[channel] ?? 0)) <= COLOUR_TOLERANCE)
}

/** Side of the blocks a picture is searched in. */
const BLOCK = 16

/** Share of the picture (0 … 1) that is of this colour, counted in blocks of 16×16 pixels. */
export function colourShare(image: RgbaImage, wanted: Rgb): number {
  let matching = 0
  let all = 0
  for (let y = 0; y + BLOCK <= image.height; y += BLOCK) {
    for (let x = 0; x + BLOCK <= image.width; x += BLOCK) {
      all += 1
      if (isColour(meanColour(image, { x, y, width: BLOCK, height: BLOCK }), wanted)) matching += 1
    }
  }
  return all === 0 ? 0 : matching / all
}

/** A tile of a grid of sixteen is at least this share of the picture. */
export const TILE_SHARE = 0.03

/** True when somewhere in the picture there is a tile of this colour. */
export function hasColour(image: RgbaImage, wanted: Rgb): boolean {
  return colourShare(image, wanted) >= TILE_SHARE
}
