import { type ConstitutionKind, KINDS } from "./FoundingPlan.ts"

const HEADS: Record<ConstitutionKind, { readonly name: string; readonly words: string }> = {
  DICTATOR: { name: "Dictator", words: "One person decides. Quick, and only as fair as they are." },
  COUNCIL: { name: "Council", words: "A few people you name. They act when enough of them agree." },
  ASSEMBLY: { name: "Assembly", words: "The members decide by ballot, in the room, in the open." },
  LIBRE: { name: "Libre", words: "No one is in charge, for good. Each person filters for themselves." },
}

/** The four constitutions to choose from. */
export function Charter({ kind, onKind }: { kind: ConstitutionKind; onKind: (kind: ConstitutionKind) => void }) {
  return (
    <fieldset className="charter">
      <legend className="visually-hidden">Constitution</legend>
      {KINDS.map((one) => (
        <label key={one} className="charter__head" data-testid={`constitution-${one.toLowerCase()}`}>
          <b>
            {HEADS[one].name}
            <input type="radio" name="constitution" checked={kind === one} onChange={() => onKind(one)} />
          </b>
          <small>{HEADS[one].words}</small>
        </label>
      ))}
    </fieldset>
  )
}
