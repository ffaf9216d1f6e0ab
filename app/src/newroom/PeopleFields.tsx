import type { FieldsProps } from "./FieldsProps.ts"
import { type ConstitutionKind, type FoundingPlan, linesOf } from "./FoundingPlan.ts"

type ListName = "founders" | "stewards" | "crew" | "guests"

/** The lists a constitution begins with. */
const LISTS: Record<
  ConstitutionKind,
  readonly { readonly list: ListName; readonly name: string; readonly words: string }[]
> = {
  DICTATOR: [
    { list: "crew", name: "Crew", words: "They moderate, direct and propose, besides you." },
    { list: "guests", name: "Guests", words: "They speak, show themselves and write." },
  ],
  COUNCIL: [
    { list: "stewards", name: "Stewards", words: "The council: they decide, moderate and direct. At least two." },
    { list: "guests", name: "Guests", words: "They speak, show themselves and write." },
  ],
  ASSEMBLY: [
    { list: "founders", name: "Founding members", words: "One vote each. At least three; the assembly admits more." },
    { list: "stewards", name: "First stewards", words: "They moderate and direct until their term ends." },
  ],
  LIBRE: [],
}

/** Who is named at the founding: names or accounts, one a line. */
export function PeopleFields({ plan, onChange }: FieldsProps) {
  if (plan.kind === "LIBRE") {
    return (
      <p className="small muted">Nobody is named: everybody may speak. You can rename the room, and nothing else.</p>
    )
  }
  return (
    <div className="stack">
      {plan.kind === "DICTATOR" ? <p className="small muted">You govern it, with the account that signs.</p> : null}
      {LISTS[plan.kind].map(({ list, name, words }) => (
        <label className="field" key={list}>
          <span>
            {name} {countOf(plan, list)}
          </span>
          <textarea
            className="input"
            rows={3}
            value={plan[list]}
            spellCheck={false}
            placeholder="alice.eth"
            data-testid={`list-${list}`}
            onChange={(event) => onChange({ [list]: event.target.value })}
          />
          <small className="muted">{words} Names or accounts, one a line.</small>
        </label>
      ))}
      <label className="field">
        <span>Guardian (may stay empty)</span>
        <input
          className="input"
          value={plan.guardian}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ guardian: event.target.value })}
        />
        <small className="muted">
          {plan.kind === "ASSEMBLY"
            ? "May take the room off air, and nothing else."
            : "May veto a change while it waits, and take the room off air."}
        </small>
      </label>
    </div>
  )
}

function countOf(plan: FoundingPlan, list: ListName): string {
  const count = linesOf(plan[list]).length
  return count === 0 ? "" : `(${count})`
}
