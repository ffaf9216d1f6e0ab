import { encodePicture } from "./loops/encodePicture.ts"
import { encodeSound } from "./loops/encodeSound.ts"
import type { PictureLoop, SoundLoop } from "./loops/loops.ts"
import { drawIris } from "./picture/drawIris.ts"
import { drawJonas } from "./picture/drawJonas.ts"
import type { Drawing } from "./picture/Moment.ts"
import { loudness, murmur } from "./sound/murmur.ts"

/** Both speak once in it, one after the other. */
const LOOP_SECONDS = 12
const PICTURE = { width: 640, height: 360, framesPerSecond: 15, bitrateBps: 450_000, seconds: LOOP_SECONDS }

interface Role {
  readonly draw: Drawing
  readonly pitchHz: number
  readonly throat: number
  readonly turn: { readonly from: number; readonly to: number }
  readonly seed: number
}

/** The residents in the order of their keys. */
export const ROLES: readonly Role[] = [
  { draw: drawIris, pitchHz: 196, throat: 0.86, turn: { from: 0, to: 6 }, seed: 7 },
  { draw: drawJonas, pitchHz: 112, throat: 1, turn: { from: 6, to: 12 }, seed: 23 },
]

/** Draws, voices and encodes one role: about a second and a half of one core, once. */
export async function rehearse({ draw, ...voice }: Role): Promise<{ picture: PictureLoop; sound: SoundLoop }> {
  const samples = murmur({ ...voice, seconds: LOOP_SECONDS })
  const sound = await encodeSound(samples)
  const picture = await encodePicture(draw, { ...PICTURE, voice: loudness(samples, PICTURE.framesPerSecond) })
  return { picture, sound }
}
