import type { RoomRules } from "@openair/protocol/matrix"
import type { FieldsProps } from "./FieldsProps.ts"

const POLICIES: readonly { readonly policy: RoomRules["broadcastPolicy"]; readonly words: string }[] = [
  { policy: "PROGRAMME", words: "When its programme says so" },
  { policy: "BY_HAND", words: "When the crew puts it on air" },
  { policy: "ALWAYS", words: "Always" },
  { policy: "NEVER", words: "Never: nothing leaves the room" },
]

/** What every room is given. */
export function RoomFields({ plan, onChange }: FieldsProps) {
  const libre = plan.kind === "LIBRE"
  const policies = POLICIES.filter(({ policy }) => !libre || policy === "ALWAYS" || policy === "NEVER")
  const shown = libre && plan.broadcastPolicy !== "ALWAYS" ? "NEVER" : plan.broadcastPolicy
  return (
    <div className="stack">
      <label className="field">
        <span>Name of the room</span>
        <input
          className="input"
          value={plan.name}
          maxLength={64}
          required
          autoComplete="off"
          data-testid="room-name"
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <small className="muted">
          A name is a claim; it counts as verified once an ENS record of it points back here.
        </small>
      </label>
      <label className="field">
        <span>What it is for (may stay empty)</span>
        <input
          className="input"
          value={plan.purpose}
          maxLength={140}
          autoComplete="off"
          onChange={(event) => onChange({ purpose: event.target.value })}
        />
      </label>
      <label className="field">
        <span>When is it on air?</span>
        <select
          className="select"
          value={shown}
          data-testid="broadcast-policy"
          onChange={(event) => onChange({ broadcastPolicy: event.target.value as RoomRules["broadcastPolicy"] })}
        >
          {policies.map(({ policy, words }) => (
            <option key={policy} value={policy}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {libre ? null : (
        <label className="check">
          <input
            type="checkbox"
            checked={plan.openDoor}
            onChange={(event) => onChange({ openDoor: event.target.checked })}
          />
          <span>
            An open door
            <small>Everybody may come in and listen; speaking takes more.</small>
          </span>
        </label>
      )}
    </div>
  )
}
