import { SOUND_RATE_HZ } from "../loops/loops.ts"

/** A steady tone whose whole periods fill the loop, so that it has no click. */
export function tone(hz: number, seconds: number, amplitude = 0.2): Float32Array {
  const samples = new Float32Array(seconds * SOUND_RATE_HZ)
  for (let at = 0; at < samples.length; at++)
    samples[at] = amplitude * Math.sin((2 * Math.PI * hz * at) / SOUND_RATE_HZ)
  return samples
}
