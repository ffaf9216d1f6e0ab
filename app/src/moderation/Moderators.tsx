import type { Moderator, RoomStory } from "../graph/index.ts"
import { Face } from "../people/Face.tsx"
import { nameOf } from "../people/nameOf.ts"
import type { Names } from "../relay/names.ts"
import { consequencesWords, historyWords, strikeWords } from "./moderatorWords.ts"

interface ModeratorsProps {
  readonly story: RoomStory
  readonly moderators: readonly Moderator[]
  readonly names: Names
  readonly now: number
}

/** Who has moderated here, how that stood up, and what it costs whose orders are overturned. */
export function Moderators({ story, moderators, names, now }: ModeratorsProps) {
  const acted = moderators.filter(({ orderCount, floorCount }) => orderCount + floorCount > 0)
  return (
    <section className="section" aria-labelledby="moderators">
      <div className="section__head">
        <h2 id="moderators">Moderators</h2>
      </div>
      <p className="small muted">{consequencesWords(story)}</p>
      {acted.length === 0 ? (
        <p className="small muted">Nobody has signed an order or given the floor here yet.</p>
      ) : (
        <ul className="roster">
          {acted.map((moderator) => (
            <li key={moderator.account} data-testid="moderator" data-account={moderator.account}>
              <Face account={moderator.account} name={names.get(moderator.account) ?? null} />
              <span>
                {nameOf(moderator.account, names)}
                <small>{historyWords(moderator)}</small>
                <small className="strong" data-testid="strikes">
                  {strikeWords(moderator, story, now)}
                </small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
