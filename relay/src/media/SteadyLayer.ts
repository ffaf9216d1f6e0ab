/** Samples in a row with packets before a layer is relied on. */
const STEADY_SAMPLES = 6
/** Samples in a row without one before it is left. */
const STALLED_SAMPLES = 2

/**
 * Which simulcast layer to take, from how many packets of each have come. The lowest at first: a sender that feels its way up sends
 * its larger pictures in bursts, and whoever waits for them sees nothing. A larger one once it has flowed steadily; away from it as
 * soon as it stalls.
 */
export class SteadyLayer {
  readonly #layers: { packets: number; flowing: number; silent: number }[]
  #taken = 0

  /** @param best the largest layer worth taking, counted from 0. */
  constructor(best: number) {
    this.#layers = Array.from({ length: best + 1 }, () => ({ packets: 0, flowing: 0, silent: 0 }))
  }

  /** @param packets of each layer since the sender began, smallest layer first. Returns the layer to take from now on. */
  next(packets: readonly number[]): number {
    for (const [index, layer] of this.#layers.entries()) {
      const count = packets[index] ?? 0
      const came = count > layer.packets
      layer.flowing = came ? layer.flowing + 1 : 0
      layer.silent = came ? 0 : layer.silent + 1
      layer.packets = count
    }
    const steady = this.#layers.findLastIndex(({ flowing }) => flowing >= STEADY_SAMPLES)
    const stalled = (this.#layers[this.#taken]?.silent ?? 0) >= STALLED_SAMPLES
    if (steady > this.#taken || stalled) this.#taken = Math.max(0, steady)
    return this.#taken
  }
}
