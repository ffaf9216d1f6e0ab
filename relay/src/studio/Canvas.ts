import { AV_PIX_FMT_YUV420P } from "node-av/constants"
import { Frame, type SoftwareScaleContext } from "node-av/lib"
import type { Rect } from "./layout.ts"
import { drawText } from "./text/drawText.ts"

/** A colour as Y′CbCr, BT.601 limited range. */
export type Colour = readonly [y: number, u: number, v: number]

/** The program picture: one YUV 4:2:0 frame that lives as long as the studio and is drawn on in place. */
export class Canvas {
  readonly width: number
  readonly height: number
  readonly frame = new Frame()
  readonly #planes: Buffer[]
  readonly #strides: number[]

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.frame.alloc()
    this.frame.format = AV_PIX_FMT_YUV420P
    this.frame.width = width
    this.frame.height = height
    this.frame.getBuffer(0)
    this.#planes = this.frame.data ?? []
    this.#strides = this.frame.linesize.slice(0, 3)
  }

  /** Fills a rectangle; odd edges round down to whole chroma pixels. */
  fill(rect: Rect, colour: Colour): void {
    for (const [plane, value] of colour.entries()) {
      const half = plane === 0 ? 1 : 2
      const stride = this.#strides[plane] as number
      const left = Math.floor(rect.x / half)
      const right = Math.floor((rect.x + rect.width) / half)
      const bottom = Math.floor((rect.y + rect.height) / half)
      for (let y = Math.floor(rect.y / half); y < bottom; y++) {
        this.#planes[plane]?.fill(value, y * stride + left, y * stride + right)
      }
    }
  }

  /** The four bars of `thickness` pixels around a rectangle, outside of it. */
  outline(rect: Rect, thickness: number, colour: Colour): void {
    const outer = { x: rect.x - thickness, width: rect.width + 2 * thickness }
    this.fill({ ...outer, y: rect.y - thickness, height: thickness }, colour)
    this.fill({ ...outer, y: rect.y + rect.height, height: thickness }, colour)
    this.fill({ x: rect.x - thickness, y: rect.y, width: thickness, height: rect.height }, colour)
    this.fill({ x: rect.x + rect.width, y: rect.y, width: thickness, height: rect.height }, colour)
  }

  /** Scales `source` into a rectangle. `scaler` must be made for exactly these sizes. */
  picture(rect: Rect, source: Frame, scaler: SoftwareScaleContext): void {
    const planes = source.data
    if (!planes) return
    const target = this.#planes.map((plane, index) => {
      const half = index === 0 ? 1 : 2
      return plane.subarray((rect.y / half) * (this.#strides[index] as number) + rect.x / half)
    })
    scaler.scaleSync(planes.slice(0, 3), source.linesize.slice(0, 3), 0, source.height, target, this.#strides)
  }

  textWidth(text: string, height: number, maxWidth: number): number {
    return drawText(text, height, maxWidth).width
  }

  /** Blends a line of text, `height` pixels high, with its top left corner at x, y. Returns its width. */
  text(text: string, x: number, y: number, height: number, maxWidth: number, luma: number): number {
    const image = drawText(text, height, maxWidth)
    const plane = this.#planes[0] as Buffer
    const stride = this.#strides[0] as number
    const rows = Math.min(image.height, this.height - y)
    const columns = Math.min(image.width, this.width - x)
    for (let row = 0; row < rows; row++) {
      const at = (y + row) * stride + x
      for (let column = 0; column < columns; column++) {
        const coverage = image.coverage[row * image.width + column] as number
        if (coverage === 0) continue
        const under = plane[at + column] as number
        plane[at + column] = under + (((luma - under) * coverage) >> 8)
      }
    }
    return image.width
  }

  close(): void {
    this.frame.free()
  }
}
