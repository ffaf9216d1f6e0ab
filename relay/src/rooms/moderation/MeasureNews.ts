import type { Measure } from "@openair/protocol"
import type { MeasureRow } from "../../store/MeasureTable.ts"

/** Tells of orders and floors in words, each change in its turn. */
export class MeasureNews {
  private readonly view: (row: MeasureRow) => Promise<Measure>
  private readonly listeners = new Set<(measure: Measure) => void>()
  private telling: Promise<void> = Promise.resolve()

  /** @param view puts one into words, which may take a while. */
  constructor(view: (row: MeasureRow) => Promise<Measure>) {
    this.view = view
  }

  onMeasure(listener: (measure: Measure) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  tell(row: MeasureRow): void {
    this.telling = this.telling.then(async () => {
      const measure = await this.view(row)
      for (const listener of this.listeners) listener(measure)
    })
  }
}
