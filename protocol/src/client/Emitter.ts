/** Typed events. A listener that throws is reported and disturbs nobody else. */
export class Emitter<Events> {
  private readonly listeners = new Map<keyof Events, Set<(data: never) => void>>()

  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): () => void {
    const set = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, set)
    set.add(listener)
    return () => void set.delete(listener)
  }

  emit<E extends keyof Events>(event: E, data: Events[E]): void {
    for (const listener of [...(this.listeners.get(event) ?? [])]) {
      try {
        ;(listener as (data: Events[E]) => void)(data)
      } catch (error) {
        reportError(error)
      }
    }
  }
}

/** As the browser's `reportError`; Node 24 has none. */
function reportError(error: unknown): void {
  const { reportError: report } = globalThis as { reportError?: (error: unknown) => void }
  if (report) report(error)
  else console.error(error)
}
