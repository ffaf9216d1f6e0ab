import type { Colour } from "./Canvas.ts"

/** The program's colours as BT.601 limited range. */
export const BACKGROUND: Colour = [24, 131, 126]
export const CARD: Colour = [48, 136, 123]
export const LABEL_BOX: Colour = [22, 130, 127]
/** #f4efe3: red and blue have meanings of their own. */
export const SPEAKER_OUTLINE: Colour = [221, 122, 131]
/** Luma of text. */
export const TEXT_BRIGHT = 230
export const TEXT_DIM = 150
