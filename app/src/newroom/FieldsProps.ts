import type { FoundingPlan } from "./FoundingPlan.ts"

/** Some fields of a plan, and where their changes go. */
export interface FieldsProps {
  readonly plan: FoundingPlan
  readonly onChange: (part: Partial<FoundingPlan>) => void
}
