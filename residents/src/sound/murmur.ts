import { SOUND_RATE_HZ } from "../loops/loops.ts"
import { Resonator } from "./Resonator.ts"

export interface MurmurOptions {
  /** Pitch the voice moves around. */
  readonly pitchHz: number
  /** Length of the throat compared with an adult man's: below 1 a smaller speaker. */
  readonly throat: number
  readonly seconds: number
  /** When this voice speaks within the loop. */
  readonly turn: { readonly from: number; readonly to: number }
  readonly seed: number
}

/** First three formants of a few open vowels, in Hz (Peterson & Barney 1952, rounded). */
const VOWELS = [
  [730, 1090, 2440],
  [570, 840, 2410],
  [530, 1840, 2480],
  [390, 1990, 2550],
  [440, 1020, 2240],
  [640, 1190, 2390],
] as const
const BANDWIDTHS_HZ = [90, 110, 170] as const

/** Quiet enough to leave on in the background: speech lies around -28 dBFS. */
const PEAK = 0.14

function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

interface Syllable {
  readonly from: number
  readonly to: number
  readonly vowel: readonly [number, number, number]
  readonly loud: number
  readonly pitch: number
}

/** Phrases of five to nine syllables, falling in pitch, with a breath between them. */
function syllables({ turn, seed }: MurmurOptions): Syllable[] {
  const chance = random(seed)
  const spoken: Syllable[] = []
  let at = turn.from + 0.25
  while (at < turn.to - 1) {
    const count = 5 + Math.floor(chance() * 5)
    for (let index = 0; index < count && at < turn.to - 0.4; index++) {
      const long = 0.13 + chance() * 0.12 + (index === count - 1 ? 0.1 : 0)
      const vowel = VOWELS[Math.floor(chance() * VOWELS.length)] ?? VOWELS[0]
      const pitch = 1.12 - 0.22 * (index / count) + 0.08 * (chance() - 0.5)
      spoken.push({ from: at, to: at + long, vowel, loud: 0.65 + 0.35 * chance(), pitch })
      at += long + 0.02 + chance() * 0.04
    }
    at += 0.35 + chance() * 0.3
  }
  return spoken
}

/** A voice without words: pulses through three resonances, phrase by phrase. 48 kHz mono; silent outside its turn. */
export function murmur(options: MurmurOptions): Float32Array {
  const samples = new Float32Array(options.seconds * SOUND_RATE_HZ)
  const resonators = BANDWIDTHS_HZ.map(() => new Resonator())
  const formants: [number, number, number] = [...VOWELS[0]]
  const spoken = syllables(options)
  const chance = random(options.seed + 1)
  let index = 0
  let loud = 0
  let pitch = options.pitchHz
  let period = 0
  let smooth = 0
  let peak = 0
  for (let at = 0; at < samples.length; at++) {
    const seconds = at / SOUND_RATE_HZ
    while (spoken[index] && (spoken[index] as Syllable).to < seconds) index++
    const syllable = spoken[index]
    const speaking = syllable !== undefined && syllable.from <= seconds
    const arch = speaking ? Math.sin((Math.PI * (seconds - syllable.from)) / (syllable.to - syllable.from)) : 0
    loud += ((speaking ? syllable.loud * (0.35 + 0.65 * arch) : 0) - loud) * 0.0015
    if (speaking) pitch += (options.pitchHz * syllable.pitch - pitch) * 0.0004
    if (at % 64 === 0) {
      for (let formant = 0; formant < 3; formant++) {
        const target = (speaking ? syllable.vowel : VOWELS[4])[formant] as number
        formants[formant] =
          (formants[formant] as number) + ((target / options.throat) * 1 - (formants[formant] as number)) * 0.06
        resonators[formant]?.tune(formants[formant] as number, BANDWIDTHS_HZ[formant] as number)
      }
    }
    const vibrato = 1 + 0.012 * Math.sin(2 * Math.PI * 5.1 * seconds)
    period = (period + (pitch * vibrato) / SOUND_RATE_HZ) % 1
    // An open glottis for 60 % of the period (Rosenberg), with some breath.
    const pulse = period < 0.6 ? 0.5 * (1 - Math.cos((2 * Math.PI * period) / 0.6)) - 0.3 : -0.3
    const excited = (pulse + 0.04 * (chance() - 0.5)) * loud
    const voiced =
      (resonators[0]?.next(excited) ?? 0) +
      0.5 * (resonators[1]?.next(excited) ?? 0) +
      0.22 * (resonators[2]?.next(excited) ?? 0)
    smooth += (voiced - smooth) * 0.45
    samples[at] = smooth
    peak = Math.max(peak, Math.abs(smooth))
  }
  if (peak > 0) for (let at = 0; at < samples.length; at++) samples[at] = ((samples[at] as number) * PEAK) / peak
  return samples
}

/** How loud each picture of a loop is, 0 … 1, for a mouth to follow. */
export function loudness(samples: Float32Array, framesPerSecond: number): number[] {
  const width = SOUND_RATE_HZ / framesPerSecond
  const levels: number[] = []
  for (let at = 0; at + width <= samples.length; at += width) {
    let power = 0
    for (let sample = Math.floor(at); sample < at + width; sample++) power += (samples[sample] ?? 0) ** 2
    levels.push(Math.sqrt(power / width))
  }
  const loudest = Math.max(...levels, 1e-9)
  return levels.map((level) => Math.min(1, (level / loudest) * 1.1))
}
