import { type Capability, capabilitySet } from "@openair/protocol/capabilities"
import type { ParticipantView } from "@openair/protocol/signalling"
import { type FormEvent, useState } from "react"
import { openWallet } from "../account/walletDoor.ts"
import { refusalWords } from "../ballots/useVote.ts"
import { shortAccount } from "../people/nameOf.ts"
import { Dialog } from "../shell/Dialog.tsx"
import { durationWords } from "../time/words.ts"

/** What a room can take from somebody for a while, as boxes to tick. */
const TAKES: readonly { readonly capability: Capability; readonly name: string; readonly usual: boolean }[] = [
  { capability: "MICROPHONE", name: "Microphone", usual: true },
  { capability: "CAMERA", name: "Camera", usual: true },
  { capability: "SCREEN", name: "Screen", usual: true },
  { capability: "JOIN", name: "Being in the room", usual: false },
]
const LENGTHS_SECONDS = [60, 120, 300, 600, 1_800, 3_600, 86_400] as const

interface CallBallotDialogProps {
  readonly room: string
  readonly people: readonly ParticipantView[]
  readonly about: string | undefined
  readonly onClose: () => void
}

/** Asks the room to silence somebody for a while: one transaction opens the ballot, members then sign. */
export function CallBallotDialog({ room, people, about, onClose }: CallBallotDialogProps) {
  const [said, setSaid] = useState("")
  const [busy, setBusy] = useState(false)
  async function open(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? "")
    const takes = TAKES.filter(({ capability }) => form.has(capability)).map(({ capability }) => capability)
    if (takes.length === 0) return setSaid("Choose at least one thing the ballot would take.")
    setBusy(true)
    setSaid("Your wallet asks for one transaction.")
    try {
      const wallet = await openWallet()
      const subject = await wallet.resolvePerson(text("subject"))
      await wallet.openSanctionBallot({
        room,
        subject,
        capabilities: capabilitySet(...takes),
        seconds: Number(text("seconds")),
        reason: text("reason").trim(),
      })
      onClose()
    } catch (error) {
      setSaid(refusalWords(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title="Call a ballot" onClose={onClose}>
      <form className="stack" onSubmit={(event) => void open(event)}>
        <p className="muted small">
          The room decides, not you alone. If it carries, it is enforced within about a second, it ends by itself, and
          everybody can read why.
        </p>
        <label className="field">
          <span>About whom? A name or an account</span>
          <input
            className="input"
            name="subject"
            list="people-inside"
            required
            autoComplete="off"
            data-testid="ballot-subject"
            defaultValue={about ?? ""}
          />
          <datalist id="people-inside">
            {people.map((person) => (
              <option key={person.participantId} value={person.name ?? person.account}>
                {person.name ?? shortAccount(person.account)}
              </option>
            ))}
          </datalist>
        </label>
        <fieldset className="field">
          <legend className="small strong">Take from them</legend>
          <div className="row">
            {TAKES.map(({ capability, name, usual }) => (
              <label key={capability} className="chip">
                <input type="checkbox" name={capability} defaultChecked={usual} />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <label className="field">
          <span>For how long?</span>
          <select className="select" name="seconds" data-testid="ballot-seconds">
            {LENGTHS_SECONDS.map((seconds) => (
              <option key={seconds} value={seconds}>
                {durationWords(seconds)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>Why? Published with the ballot</span>
          <textarea className="input" name="reason" rows={2} maxLength={500} required data-testid="ballot-reason" />
        </label>
        <p className="small" role="status">
          {said}
        </p>
        <div className="dialog__foot">
          <button type="button" className="btn" onClick={onClose}>
            Not now
          </button>
          <button type="submit" className="btn btn--civic-solid" data-testid="open-ballot" disabled={busy}>
            {busy ? "Waiting for your wallet" : "Open the ballot"}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
