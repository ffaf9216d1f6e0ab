import { type Capability, capabilitySet } from "@openair/protocol/capabilities"
import { Link } from "wouter"
import { capabilityThings } from "../ballots/callWords.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, countdown } from "../time/words.ts"
import type { CallSnapshot } from "./media/CallSnapshot.ts"

const TAKEN: readonly string[] = ["MICROPHONE", "CAMERA", "SCREEN", "CHAT"]

interface PermitLostProps extends Pick<CallSnapshot, "permits" | "self" | "measures"> {
  readonly room: string
}

/** What somebody has lost and why, until when, and that it comes back by itself. Gone when it has. */
export function PermitLost({ room, permits, self, measures }: PermitLostProps) {
  const now = useNow(500)
  const lost = (permits?.explanations ?? []).filter(
    ({ capability, allowed, decidedBy }) =>
      !allowed && TAKEN.includes(capability) && (decidedBy === "sanction" || decidedBy === "order"),
  )
  const [first] = lost
  if (first === undefined) return null
  const things = capabilityThings(capabilitySet(...lost.map(({ capability }) => capability as Capability)))
  const byOrder = first.decidedBy === "order"
  const order = measures.findLast(
    ({ kind, state, subject, expiresAt }) =>
      byOrder && kind === "order" && state !== "void" && subject.account === self?.account && expiresAt > now,
  )
  return (
    <div className="lost" role="alert" data-testid="permit-lost">
      <span className={`icon icon--${byOrder ? "minus" : "ballot"}`} />
      <div>
        <strong className="strong">
          {byOrder ? "A moderator" : "The room"} has closed your {things}
        </strong>
        <p className="small">
          {order?.reason == null ? null : `“${order.reason}” `}
          {byOrder ? (
            <Link href={`/rooms/${room}/moderation${order === undefined ? "" : `#${order.id}`}`} target="_blank">
              {first.rule}
            </Link>
          ) : first.ballot === null ? (
            first.rule
          ) : (
            <Link href={`/ballots/${first.ballot}`} target="_blank">
              A ballot decided it
            </Link>
          )}
          .{" "}
          {first.until === null
            ? first.howToQualify
            : `It ends by itself at ${clockTime(first.until, true)}; then your controls come back.`}{" "}
          You can still listen{byOrder ? ", and the members may overturn it." : " and vote."}
        </p>
      </div>
      {first.until === null ? null : <span className="clock lost__left">{countdown(first.until - now)}</span>}
    </div>
  )
}
