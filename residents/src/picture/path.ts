/** A closed outline, flattened: x0, y0, x1, y1, … */
export type Outline = readonly number[]

/** Enough for curves as large as a head at 360 lines. */
const CURVE_STEPS = 10

/** Circle by four cubic curves: the control points' distance. */
const KAPPA = 0.5523

/**
 * Flattens an SVG path of absolute M, L, H, V, C, Q and Z commands (SVG 2, section 9.3) into closed outlines.
 * @throws on any other command.
 */
export function outlines(path: string): Outline[] {
  const tokens = path.match(/[A-Za-z]|-?[\d.]+/g) ?? []
  const result: number[][] = []
  let current: number[] = []
  let at = 0
  let command = ""
  const take = () => Number(tokens[at++])
  const last = (): [number, number] => [current.at(-2) ?? 0, current.at(-1) ?? 0]
  while (at < tokens.length) {
    if (/[A-Za-z]/.test(tokens[at] ?? "")) command = tokens[at++] ?? ""
    const [x0, y0] = last()
    switch (command) {
      case "M":
        current = [take(), take()]
        result.push(current)
        command = "L"
        break
      case "L":
        current.push(take(), take())
        break
      case "H":
        current.push(take(), y0)
        break
      case "V":
        current.push(x0, take())
        break
      case "C":
        curve(current, [x0, y0, take(), take(), take(), take(), take(), take()])
        break
      case "Q": {
        const [cx, cy, x, y] = [take(), take(), take(), take()]
        const third = (a: number, b: number) => a + (2 / 3) * (b - a)
        curve(current, [x0, y0, third(x0, cx), third(y0, cy), third(x, cx), third(y, cy), x, y])
        break
      }
      case "Z":
        break
      default:
        throw new Error(`Path command ${command} is not drawn here.`)
    }
  }
  return result
}

type Cubic = readonly [number, number, number, number, number, number, number, number]

function curve(into: number[], [x0, y0, x1, y1, x2, y2, x3, y3]: Cubic): void {
  for (let step = 1; step <= CURVE_STEPS; step++) {
    const t = step / CURVE_STEPS
    const u = 1 - t
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    into.push(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
  }
}

export function ellipse(cx: number, cy: number, rx: number, ry: number): Outline {
  const [kx, ky] = [rx * KAPPA, ry * KAPPA]
  const into = [cx + rx, cy]
  curve(into, [cx + rx, cy, cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry])
  curve(into, [cx, cy + ry, cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy])
  curve(into, [cx - rx, cy, cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry])
  curve(into, [cx, cy - ry, cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy])
  return into
}

export function rectangle(x: number, y: number, width: number, height: number): Outline {
  return [x, y, x + width, y, x + width, y + height, x, y + height]
}
