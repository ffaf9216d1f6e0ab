import type { Step } from "../Step.ts"
import { arrivals } from "./arrivals.ts"
import { detectors } from "./detectors.ts"
import { programme } from "./programme.ts"
import { recovery } from "./recovery.ts"
import { refusals } from "./refusals.ts"
import { silence } from "./silence.ts"
import { story } from "./story.ts"

/** The evening from beginning to end. */
export const STEPS: readonly Step[] = [
  ...detectors,
  ...arrivals,
  ...refusals,
  ...programme,
  ...silence,
  ...recovery,
  ...story,
]
