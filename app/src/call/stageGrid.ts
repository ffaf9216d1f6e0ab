/** Tiles of one size that fill a stage as well as they can. Lengths in CSS pixels. */
export interface StageGrid {
  readonly columns: number
  readonly tileWidth: number
  readonly tileHeight: number
}

/** Cameras are 16:9; a little of the sides may be cut, so that few people fill the stage. */
const WIDEST = 16 / 9
const TALLEST = 4 / 3
/** Side by side is easier to follow than stacked; it may cost this share of the tiles' size. */
const SIDE_BY_SIDE_SHARE = 0.8

/** How to lay `tiles` pictures out on a stage of the given size, `gap` apart. */
export function stageGrid(tiles: number, width: number, height: number, gap: number): StageGrid {
  const layouts: StageGrid[] = []
  for (let columns = 1; columns <= Math.max(1, tiles); columns++) {
    const rows = Math.ceil(tiles / columns)
    const cellWidth = Math.max(0, (width - gap * (columns - 1)) / columns)
    const cellHeight = Math.max(0, (height - gap * (rows - 1)) / rows)
    const tileWidth = Math.min(cellWidth, cellHeight * WIDEST)
    layouts.push({ columns, tileWidth, tileHeight: Math.min(cellHeight, tileWidth / TALLEST) })
  }
  const area = ({ tileWidth, tileHeight }: StageGrid) => tileWidth * tileHeight
  const best = Math.max(...layouts.map(area))
  const good = layouts.filter((layout) => area(layout) >= best * SIDE_BY_SIDE_SHARE)
  return good.at(-1) ?? { columns: 1, tileWidth: width, tileHeight: height }
}
