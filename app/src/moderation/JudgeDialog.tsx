import { type FormEvent, useState } from "react"
import { openWallet } from "../account/walletDoor.ts"
import { capabilityThings } from "../ballots/callWords.ts"
import { refusalWords } from "../ballots/useVote.ts"
import type { Case } from "../graph/index.ts"
import { Dialog } from "../shell/Dialog.tsx"
import { durationWords } from "../time/words.ts"
import type { Judgement } from "./judgements.ts"

/** How long a case may run in all once it is shortened. */
const LENGTHS_SECONDS = [60, 300, 600, 1_800, 3_600, 6 * 3_600, 86_400, 7 * 86_400] as const
/** Ballots.MAX_DESCRIPTION_BYTES allows more; a reason is read in a line. */
const REASON_LIMIT = 500

interface JudgeDialogProps {
  readonly record: Case
  readonly judgement: Judgement
  readonly name: (account: string) => string
  readonly now: number
  readonly onClose: () => void
  readonly onOpened: (ballot: string) => void
}

/** Asks the members to confirm or overturn an order, or to hear an appeal: one transaction opens the ballot, members then sign. */
export function JudgeDialog({ record, judgement, name, now, onClose, onOpened }: JudgeDialogProps) {
  const [said, setSaid] = useState("")
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<"LIFT" | "SHORTEN">("LIFT")
  const who = name(record.subject)
  const author = record.author === null ? "its moderator" : name(record.author)
  const lengths = record.until > now ? LENGTHS_SECONDS.filter((s) => s < record.until - record.imposedAt) : []
  const { title, words, button } = wordsOf(judgement, who, author)

  async function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const reason = String(form.get("reason") ?? "").trim()
    if (reason === "") return setSaid("Say why.")
    if (record.caseId === null) return
    setBusy(true)
    setSaid("Your wallet asks for one transaction.")
    try {
      const wallet = await openWallet()
      const { room, caseId } = record
      const seconds = outcome === "SHORTEN" ? Number(form.get("seconds")) : 0
      onOpened(await wallet.openJudgementBallot({ room, caseId, judgement, outcome, seconds, reason }))
    } catch (error) {
      setSaid(refusalWords(error))
      setBusy(false)
    }
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void open(event)}>
        <p className="muted small">{words}</p>
        {judgement === "APPEAL_DECIDE" ? (
          <fieldset className="field">
            <legend className="small strong">What do you ask for?</legend>
            <label className="check">
              <input type="radio" name="outcome" checked={outcome === "LIFT"} onChange={() => setOutcome("LIFT")} />
              <span>
                Lift it<small>{`${who} has ${capabilityThings(record.standing)} back at once.`}</small>
              </span>
            </label>
            {lengths.length === 0 ? null : (
              <label className="check">
                <input
                  type="radio"
                  name="outcome"
                  checked={outcome === "SHORTEN"}
                  data-testid="appeal-shorten"
                  onChange={() => setOutcome("SHORTEN")}
                />
                <span>
                  Shorten it<small>It ends sooner than it would.</small>
                </span>
              </label>
            )}
            {outcome === "SHORTEN" ? (
              <select
                className="select"
                name="seconds"
                aria-label="How long it may run in all"
                data-testid="appeal-seconds"
              >
                {lengths.map((seconds) => (
                  <option key={seconds} value={seconds}>
                    to {durationWords(seconds)} in all, from its beginning
                  </option>
                ))}
              </select>
            ) : null}
          </fieldset>
        ) : null}
        <label className="field">
          <span>Why? Published with the ballot</span>
          <textarea
            className="input"
            name="reason"
            rows={3}
            maxLength={REASON_LIMIT}
            required
            data-testid="judge-reason"
          />
        </label>
        <p className="small" role="status">
          {said}
        </p>
        <div className="dialog__foot">
          <button type="button" className="btn" onClick={onClose}>
            Not now
          </button>
          <button type="submit" className="btn btn--civic-solid" data-testid="open-judgement" disabled={busy}>
            {busy ? "Waiting for your wallet" : button}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

function wordsOf(judgement: Judgement, who: string, author: string) {
  switch (judgement) {
    case "ORDER_RATIFY":
      return {
        title: "Confirm the order",
        words: `The members decide, without ${who} and ${author}. Confirmed, the order can no longer be overturned, and it does not count towards the day that orders may take of anybody’s week.`,
        button: "Open the ballot",
      }
    case "ORDER_OVERTURN":
      return {
        title: "Overturn the order",
        words: `The members decide, without ${who} and ${author}. Overturned, the order ends at once and is a strike against ${author}.`,
        button: "Open the ballot",
      }
    case "APPEAL_DECIDE":
      return {
        title: "Appeal",
        words: `The members decide, without the parties. A case has one appeal that is decided; one that is not carried decides nothing.`,
        button: "Open the appeal",
      }
  }
}
