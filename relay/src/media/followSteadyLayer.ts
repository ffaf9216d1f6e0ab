import type { types } from "mediasoup"
import { SteadyLayer } from "./SteadyLayer.ts"
import { untilKeyFrame } from "./untilKeyFrame.ts"

const SAMPLE_MS = 500

/**
 * Keeps a consumer without congestion control on the largest layer, up to `best`, that really flows. The engine itself leaves a layer
 * only when nothing of it has come for some 1.5 s, and stays with one that dribbles. Ends with the consumer.
 */
export function followSteadyLayer(consumer: types.Consumer, producer: types.Producer, best: number): void {
  if (consumer.type !== "simulcast" || best === 0) return
  const encodings = producer.rtpParameters.encodings ?? []
  const choice = new SteadyLayer(best)
  let taken = 0

  const sample = async () => {
    if (consumer.closed || consumer.paused || consumer.producerPaused) return
    const stats = await producer.getStats()
    const packets = encodings.map(
      ({ rid, ssrc }) =>
        stats.find((stat) => (rid === undefined ? stat.ssrc === ssrc : stat.rid === rid))?.packetCount ?? 0,
    )
    const layer = choice.next(packets)
    if (layer === taken || consumer.closed) return
    const lower = layer < taken
    taken = layer
    await consumer.setPreferredLayers({ spatialLayer: layer })
    // On the way up the smaller picture goes on until the larger one begins; on the way down there is nothing to see until then.
    if (lower) untilKeyFrame(consumer)
  }
  // What cannot be asked or told has ended, and the consumer with it.
  const timer = setInterval(() => sample().catch(() => {}), SAMPLE_MS)
  timer.unref()
  consumer.observer.once("close", () => clearInterval(timer))
}
