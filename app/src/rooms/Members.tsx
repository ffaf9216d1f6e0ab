import { Face } from "../people/Face.tsx"
import { nameOf } from "../people/nameOf.ts"
import { useNames } from "../relay/names.ts"
import { useMembers } from "../story/useMembers.ts"
import { dayTitle } from "../time/words.ts"

/** Who is a member of the community, and since when. */
export function Members() {
  const { data: members } = useMembers()
  const names = useNames(members?.map(({ account }) => account) ?? [])
  return (
    <section className="section" aria-labelledby="members">
      <div className="section__head">
        <h2 id="members">Members {members === undefined ? null : <span className="count">{members.length}</span>}</h2>
      </div>
      {members === undefined ? (
        <p className="muted">Reading the list.</p>
      ) : members.length === 0 ? (
        <p className="muted">The community has no members yet.</p>
      ) : (
        <ul className="roster">
          {members.map((member) => (
            <li key={`${member.membership}${member.account}`}>
              <Face account={member.account} name={names.get(member.account) ?? null} />
              <span>
                {nameOf(member.account, names)}
                <small>since {dayTitle(member.admittedAt)}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
