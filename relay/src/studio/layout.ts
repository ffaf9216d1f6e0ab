/** A place in the picture, in pixels. x and width are multiples of 16, y and height of 2, as 4:2:0 and the scaler like it. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const ASPECT = 16 / 9
/** Between tiles and around them; the active speaker's outline is drawn in it. */
const GUTTER = 16
/** More would be stamps. */
export const MAX_TILES = 16

/** Places `count` equal 16:9 tiles as large as they can be, rows centred. */
export function gridLayout(count: number, width: number, height: number): Rect[] {
  const tiles = Math.min(count, MAX_TILES)
  if (tiles <= 0) return []
  let best = { columns: 1, tileWidth: 0 }
  for (let columns = 1; columns <= tiles; columns++) {
    const rows = Math.ceil(tiles / columns)
    const byWidth = (width - GUTTER * (columns + 1)) / columns
    const byHeight = ((height - GUTTER * (rows + 1)) / rows) * ASPECT
    const tileWidth = floorTo(Math.min(byWidth, byHeight), 16)
    if (tileWidth > best.tileWidth) best = { columns, tileWidth }
  }
  const { columns, tileWidth } = best
  const tileHeight = floorTo(tileWidth / ASPECT, 2)
  const rows = Math.ceil(tiles / columns)
  const top = floorTo((height - rows * tileHeight - (rows - 1) * GUTTER) / 2, 2)
  return Array.from({ length: tiles }, (_, index) => {
    const row = Math.floor(index / columns)
    const inRow = row === rows - 1 ? tiles - row * columns : columns
    const left = floorTo((width - inRow * tileWidth - (inRow - 1) * GUTTER) / 2, 16)
    return {
      x: left + (index % columns) * (tileWidth + GUTTER),
      y: top + row * (tileHeight + GUTTER),
      width: tileWidth,
      height: tileHeight,
    }
  })
}

/** The largest place of a picture's aspect inside `rect`, centred. */
export function containIn(rect: Rect, pictureWidth: number, pictureHeight: number): Rect {
  const scale = Math.min(rect.width / pictureWidth, rect.height / pictureHeight)
  const width = Math.min(rect.width, Math.max(16, Math.round((pictureWidth * scale) / 16) * 16))
  const height = Math.min(rect.height, Math.max(2, floorTo(pictureHeight * scale, 2)))
  return {
    x: rect.x + floorTo((rect.width - width) / 2, 16),
    y: rect.y + floorTo((rect.height - height) / 2, 2),
    width,
    height,
  }
}

function floorTo(value: number, step: number): number {
  return Math.max(0, Math.floor(value / step) * step)
}
