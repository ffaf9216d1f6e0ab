import type { types } from "mediasoup"

/** A sender answers within a few frames, if it was asked at all. */
const ASK_AGAIN_MS = 400
/** After ten seconds there is nothing to see: a camera that gives no picture. */
const MOST_ASKED = 25

const waiting = new WeakSet<types.Consumer>()

/**
 * Asks the sender of a picture for a key frame (RFC 4585, PLI) until one has gone out to this consumer. The engine passes nothing
 * on before it, and asks twice at most by itself: asked too early, or with both requests lost, a picture would stay away until its
 * sender makes a key frame of its own accord. To be called before the consumer is resumed.
 */
export function untilKeyFrame(consumer: types.Consumer): void {
  if (consumer.kind !== "video" || consumer.closed || waiting.has(consumer)) return
  waiting.add(consumer)
  let asked = 0
  const timer = setInterval(() => {
    if (asked >= MOST_ASKED) return stop()
    if (consumer.paused || consumer.producerPaused) return
    asked += 1
    consumer.requestKeyFrame().catch(stop)
  }, ASK_AGAIN_MS)
  timer.unref()
  const onTrace = ({ type }: types.ConsumerTraceEventData) => {
    if (type === "keyframe") stop()
  }
  const stop = () => {
    clearInterval(timer)
    waiting.delete(consumer)
    consumer.off("trace", onTrace)
    consumer.observer.off("close", stop)
    if (!consumer.closed) consumer.enableTraceEvent([]).catch(() => {})
  }
  consumer.on("trace", onTrace)
  consumer.observer.once("close", stop)
  consumer.enableTraceEvent(["keyframe"]).catch(stop)
}
