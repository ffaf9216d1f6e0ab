/** One ISO base media file box (ISO/IEC 14496-12 §4.2): size, type, contents. */
export function box(type: string, ...contents: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(
    contents.reduce((sum, content) => sum + content.length, 8),
    0,
  )
  head.write(type, 4, "latin1")
  return Buffer.concat([head, ...contents])
}

/** A box with version and flags (§4.2). */
export function fullBox(type: string, version: number, flags: number, ...contents: readonly Buffer[]): Buffer {
  return box(type, u32(((version << 24) | flags) >>> 0), ...contents)
}

export function u8(...values: number[]): Buffer {
  return Buffer.from(values)
}

export function u16(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) buffer.writeUInt16BE(value, index * 2)
  return buffer
}

export function u32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) buffer.writeUInt32BE(value, index * 4)
  return buffer
}

export function u64(value: number): Buffer {
  const buffer = Buffer.alloc(8)
  buffer.writeBigUInt64BE(BigInt(value))
  return buffer
}

/** A box found in a buffer: its type and where its contents lie. */
export interface FoundBox {
  readonly type: string
  readonly start: number
  readonly contentStart: number
  readonly end: number
}

/** The boxes of `data` between two offsets, as far as they are whole. Never throws. */
export function findBoxes(data: Buffer, from = 0, to = data.length): FoundBox[] {
  const found: FoundBox[] = []
  let start = from
  while (start + 8 <= to) {
    const size = data.readUInt32BE(start)
    if (size < 8 || start + size > to) break
    found.push({
      type: data.toString("latin1", start + 4, start + 8),
      start,
      contentStart: start + 8,
      end: start + size,
    })
    start += size
  }
  return found
}
