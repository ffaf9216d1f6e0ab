import { type Outline, outlines } from "./path.ts"

/** "#rrggbb" */
export type Colour = `#${string}`

/** The picture's own coordinates are 640 × 360, whatever its size in pixels. */
export const SCENE_WIDTH = 640

/** BT.601, studio range: what VP8 in WebRTC is taken for. */
function yuv(colour: Colour): readonly [number, number, number] {
  const number = Number.parseInt(colour.slice(1), 16)
  const [r, g, b] = [(number >> 16) & 255, (number >> 8) & 255, number & 255]
  return [
    16 + 0.257 * r + 0.504 * g + 0.098 * b,
    128 - 0.148 * r - 0.291 * g + 0.439 * b,
    128 + 0.439 * r - 0.368 * g - 0.071 * b,
  ]
}

/**
 * Flat shapes with smooth edges, drawn straight into the planes of a 4:2:0 picture.
 * Coverage is the signed area of each pixel under the outline, summed along the row.
 */
export class Canvas {
  readonly width: number
  readonly height: number
  /** Y, U, V one after the other: what an encoder takes. */
  readonly planes: Buffer
  private readonly cover: Float32Array
  /** A row of `cover` has room for what an edge on the right border leaves beyond it. */
  private readonly stride: number
  private readonly scale: number
  private shiftX = 0
  private shiftY = 0

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.scale = width / SCENE_WIDTH
    this.planes = Buffer.alloc((width * height * 3) / 2, 128)
    this.stride = width + 2
    this.cover = new Float32Array(this.stride * height)
  }

  /** Draws `run` moved by so much. */
  moved(x: number, y: number, run: () => void): void {
    this.shiftX += x
    this.shiftY += y
    run()
    this.shiftX -= x
    this.shiftY -= y
  }

  path(path: string, colour: Colour, opacity = 1): void {
    this.fill(outlines(path), colour, opacity)
  }

  fill(shapes: readonly Outline[], colour: Colour, opacity = 1): void {
    let [top, bottom, left, right] = [this.height, 0, this.width, 0]
    for (const outline of shapes) {
      for (let i = 0; i < outline.length; i += 2) {
        const x = ((outline[i] as number) + this.shiftX) * this.scale
        const y = ((outline[i + 1] as number) + this.shiftY) * this.scale
        left = Math.min(left, x)
        right = Math.max(right, x)
        top = Math.min(top, y)
        bottom = Math.max(bottom, y)
      }
    }
    const area = {
      // Even edges keep luma and chroma in step.
      top: Math.max(0, Math.floor(top)) & ~1,
      bottom: Math.min(this.height, (Math.ceil(bottom) + 1) & ~1),
      left: Math.max(0, Math.floor(left)) & ~1,
      right: Math.min(this.width, (Math.ceil(right) + 2) & ~1),
    }
    if (area.top >= area.bottom || area.left >= area.right) return
    for (let y = area.top; y < area.bottom; y++) {
      this.cover.fill(0, y * this.stride + area.left, y * this.stride + area.right + 2)
    }
    for (const outline of shapes) this.trace(outline, area)
    this.blend(area, yuv(colour), opacity)
  }

  private trace(outline: Outline, area: Area): void {
    const count = outline.length / 2
    for (let i = 0; i < count; i++) {
      const j = (i + 1) % count
      const x0 = ((outline[2 * i] as number) + this.shiftX) * this.scale
      const y0 = ((outline[2 * i + 1] as number) + this.shiftY) * this.scale
      const x1 = ((outline[2 * j] as number) + this.shiftX) * this.scale
      const y1 = ((outline[2 * j + 1] as number) + this.shiftY) * this.scale
      if (y0 !== y1) this.edge(x0, y0, x1, y1, area)
    }
  }

  /** Adds one edge's signed area to the pixels it crosses; the rest of the row follows by summing. */
  private edge(x0: number, y0: number, x1: number, y1: number, area: Area): void {
    const direction = y0 < y1 ? 1 : -1
    const [topX, topY, bottomX, bottomY] = direction > 0 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
    const slope = (bottomX - topX) / (bottomY - topY)
    const first = Math.max(area.top, Math.floor(topY))
    const end = Math.min(area.bottom, Math.ceil(bottomY))
    for (let y = first; y < end; y++) {
      const from = Math.max(y, topY)
      const to = Math.min(y + 1, bottomY)
      const tall = (to - from) * direction
      if (tall === 0) continue
      const clamp = (x: number) => Math.min(Math.max(x, area.left), area.right)
      const xa = clamp(topX + (from - topY) * slope)
      const xb = clamp(topX + (to - topY) * slope)
      const [left, right] = xa < xb ? [xa, xb] : [xb, xa]
      this.span(y * this.stride, left, right, tall)
    }
  }

  private span(row: number, left: number, right: number, tall: number): void {
    const cover = this.cover
    const first = Math.floor(left)
    const last = Math.floor(right)
    if (first === last) {
      const middle = (left + right) / 2 - first
      cover[row + first] = (cover[row + first] as number) + tall * (1 - middle)
      cover[row + first + 1] = (cover[row + first + 1] as number) + tall * middle
      return
    }
    // The edge crosses several pixels of this row: each gets the part of the height that lies in it.
    const perPixel = tall / (right - left)
    let x = left
    for (let pixel = first; pixel <= last; pixel++) {
      const stop = Math.min(pixel + 1, right)
      const part = (stop - x) * perPixel
      const middle = (x + stop) / 2 - pixel
      cover[row + pixel] = (cover[row + pixel] as number) + part * (1 - middle)
      cover[row + pixel + 1] = (cover[row + pixel + 1] as number) + part * middle
      x = stop
    }
  }

  private blend(
    { top, bottom, left, right }: Area,
    [y, u, v]: readonly [number, number, number],
    opacity: number,
  ): void {
    const { width, height, planes, cover, stride } = this
    const chroma = width / 2
    const uAt = width * height
    const vAt = uAt + uAt / 4
    for (let row = top; row < bottom; row++) {
      let sum = 0
      for (let column = left; column < right; column++) {
        sum += cover[row * stride + column] as number
        const alpha = Math.min(1, Math.abs(sum)) * opacity
        cover[row * stride + column] = alpha
        const at = row * width + column
        if (alpha > 0.002) planes[at] = (planes[at] as number) + ((y - (planes[at] as number)) * alpha + 0.5)
      }
    }
    for (let row = top; row < bottom; row += 2) {
      for (let column = left; column < right; column += 2) {
        const at = row * stride + column
        const alpha =
          ((cover[at] as number) +
            (cover[at + 1] as number) +
            (cover[at + stride] as number) +
            (cover[at + stride + 1] as number)) /
          4
        if (alpha <= 0.002) continue
        const to = (row / 2) * chroma + column / 2
        planes[uAt + to] = (planes[uAt + to] as number) + ((u - (planes[uAt + to] as number)) * alpha + 0.5)
        planes[vAt + to] = (planes[vAt + to] as number) + ((v - (planes[vAt + to] as number)) * alpha + 0.5)
      }
    }
  }
}

interface Area {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}
