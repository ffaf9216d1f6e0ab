/** How strong one frequency is in a stretch of sound: the amplitude (0 … 1) of that sine, by Goertzel's algorithm. */
export function toneAmplitude(samples: Float32Array, sampleRate: number, hertz: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / sampleRate)
  let before = 0
  let last = 0
  for (const sample of samples) {
    const next = sample + coefficient * last - before
    before = last
    last = next
  }
  const power = last * last + before * before - coefficient * last * before
  return samples.length === 0 ? 0 : (2 * Math.sqrt(Math.max(0, power))) / samples.length
}

/** −40 dB: far below any test tone, far above what a lossy codec smears into a silent frequency. */
export const TONE_THRESHOLD = 0.01
/** Frequencies beside the wanted one, to tell a tone from noise. */
const NEIGHBOUR_RATIOS = [0.8, 1.25]
const STANDS_OUT = 4

/** Stretches looked at one by one, as a player may run a little fast or slow and so lose the phase of a long one. */
const WINDOW_SECONDS = 0.1

/** True when a sine of `hertz` is in the sound and stands out from its neighbourhood. Needs 100 ms of it or more. */
export function hasTone(samples: Float32Array, sampleRate: number, hertz: number): boolean {
  const amplitude = meanAmplitude(samples, sampleRate, hertz)
  const around = Math.max(...NEIGHBOUR_RATIOS.map((ratio) => meanAmplitude(samples, sampleRate, hertz * ratio)))
  return amplitude > TONE_THRESHOLD && amplitude > around * STANDS_OUT
}

function meanAmplitude(samples: Float32Array, sampleRate: number, hertz: number): number {
  const window = Math.round(sampleRate * WINDOW_SECONDS)
  const windows = Math.floor(samples.length / window)
  let sum = 0
  for (let index = 0; index < windows; index++) {
    sum += toneAmplitude(samples.subarray(index * window, (index + 1) * window), sampleRate, hertz)
  }
  return windows === 0 ? 0 : sum / windows
}

/** Root mean square, 0 … 1. */
export function loudness(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length)
}
