/** Typed events; a listener that throws cannot break the media path. */
export class EventHub<Events> {
  private readonly listeners = new Map<keyof Events, Set<(data: never) => void>>()
  private readonly onListenerError: (error: unknown) => void

  constructor(onListenerError: (error: unknown) => void) {
    this.onListenerError = onListenerError
  }

  on<E extends keyof Events>(event: E, listener: (data: Events[E]) => void): () => void {
    const set = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, set)
    set.add(listener)
    return () => void set.delete(listener)
  }

  emit<E extends keyof Events>(event: E, data: Events[E]): void {
    for (const listener of this.listeners.get(event) ?? []) {
      try {
        ;(listener as (data: Events[E]) => void)(data)
      } catch (error) {
        this.onListenerError(error)
      }
    }
  }
}
