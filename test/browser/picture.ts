/**
 * Layout of the test picture, shared by the camera that draws it and the detector that reads it.
 *
 *   ┌──────────────────────────────┐  frame in the person's colour, FRAME_SHARE of the height thick
 *   │ grey                         │
 *   │ ██  ▐█ █▌▐ █▌██ ▐█  █▌▐██ ▌  │  CLOCK_TOP … CLOCK_BOTTOM of the inner height: 2 + CLOCK_BITS cells
 *   │          ●  (turns)          │
 *   └──────────────────────────────┘
 */
export const FRAME_SHARE = 1 / 9
export const CLOCK_TOP = 0.05
export const CLOCK_BOTTOM = 0.35
/** 2^32 ms is 49 days: unambiguous within any test. */
export const CLOCK_BITS = 32
