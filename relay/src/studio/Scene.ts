import type { Frame } from "node-av/lib"
import type { Canvas } from "./Canvas.ts"
import { drawSlate } from "./drawSlate.ts"
import { gridLayout, MAX_TILES, type Rect } from "./layout.ts"
import type { Slate } from "./messages.ts"
import { BACKGROUND, SPEAKER_OUTLINE } from "./palette.ts"
import { TilePainter } from "./TilePainter.ts"

/** What is to be seen of one place: a picture, or with `frame` null a card. */
export interface Tile {
  /** Stays the same while the tile is about the same stream. */
  readonly id: string
  readonly personId: string
  readonly label: string
  readonly frame: Frame | null
  /** Changes when `frame` holds another picture. */
  readonly version: number
}

const OUTLINE_PIXELS = 4

interface Placed {
  readonly rect: Rect
  readonly painter: TilePainter
  painted: string
  outlined: boolean
}

/** Lays tiles out in a grid and repaints only what changed. A change of layout is a new picture, never a new encoder. */
export class Scene {
  readonly #canvas: Canvas
  #placed = new Map<string, Placed>()
  #arrangement: string | null = null
  #slateSecond = ""

  constructor(canvas: Canvas) {
    this.#canvas = canvas
  }

  draw(allTiles: readonly Tile[], slate: Slate, activeSpeaker: string | null, now: Date): void {
    const tiles = allTiles.slice(0, MAX_TILES)
    const arrangement = tiles.map((tile) => tile.id).join("\n")
    const rearranged = arrangement !== this.#arrangement
    this.#arrangement = arrangement
    if (rearranged) this.#place(tiles)
    if (tiles.length === 0) {
      const key = JSON.stringify([slate, Math.floor(now.getTime() / 1000)])
      if (rearranged || key !== this.#slateSecond) drawSlate(this.#canvas, slate, now)
      this.#slateSecond = key
      return
    }
    for (const tile of tiles) this.#paint(tile, this.#placed.get(tile.id) as Placed, activeSpeaker)
  }

  close(): void {
    for (const { painter } of this.#placed.values()) painter.close()
  }

  #place(tiles: readonly Tile[]): void {
    const { width, height } = this.#canvas
    this.#canvas.fill({ x: 0, y: 0, width, height }, BACKGROUND)
    const before = this.#placed
    this.#placed = new Map()
    const rects = gridLayout(tiles.length, width, height)
    for (const [index, tile] of tiles.entries()) {
      const painter = before.get(tile.id)?.painter ?? new TilePainter()
      before.delete(tile.id)
      this.#placed.set(tile.id, { rect: rects[index] as Rect, painter, painted: "", outlined: false })
    }
    for (const { painter } of before.values()) painter.close()
  }

  #paint(tile: Tile, placed: Placed, activeSpeaker: string | null): void {
    const content = `${tile.frame ? tile.version : "card"}:${tile.label}`
    if (content !== placed.painted) {
      const fresh = placed.painted === ""
      if (tile.frame) placed.painter.paintPicture(this.#canvas, placed.rect, tile.frame, tile.label, fresh)
      else placed.painter.paintCard(this.#canvas, placed.rect, tile.label)
      placed.painted = content
    }
    const outlined = tile.personId === activeSpeaker
    if (outlined !== placed.outlined) {
      this.#canvas.outline(placed.rect, OUTLINE_PIXELS, outlined ? SPEAKER_OUTLINE : BACKGROUND)
      placed.outlined = outlined
    }
  }
}
