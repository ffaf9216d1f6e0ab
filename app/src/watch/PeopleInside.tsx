import type { RoomStatus } from "@openair/protocol/http"
import { Face } from "../people/Face.tsx"
import { shortAccount } from "../people/nameOf.ts"

/** Everybody in the room, and what of them viewers get. */
export function PeopleInside({ status }: { status: RoomStatus | undefined }) {
  return (
    <section className="inside" aria-labelledby="inside">
      <h2 id="inside">
        In the room <span className="count">{status?.people.length ?? ""}</span>
      </h2>
      {status === undefined ? (
        <p className="small muted">Asking the relay.</p>
      ) : status.people.length === 0 ? (
        <p className="small muted">Nobody is here. Whoever may join can be the first.</p>
      ) : (
        <ul className="floor">
          {status.people.map((person) => (
            <li key={person.participantId} data-account={person.account}>
              <Face account={person.account} name={person.name} size="l" />
              <span>
                <b>{person.name ?? <span className="data">{shortAccount(person.account)}</span>}</b>
                <span className="small muted">{programWords(status.onAir, person.onProgram)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function programWords(onAir: boolean, { audio, video }: { audio: boolean; video: boolean }): string {
  if (!onAir) return "inside, nothing goes out"
  if (audio && video) return "seen and heard"
  if (audio) return "by voice only"
  if (video) return "seen, not heard"
  return "off the record"
}
