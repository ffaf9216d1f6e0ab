import { type Capability, capabilitySet } from "@openair/protocol/capabilities"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { REASON_LIMIT } from "@openair/protocol/moderation"
import type { ParticipantView } from "@openair/protocol/signalling"
import { type FormEvent, useState } from "react"
import { openWallet } from "../../account/walletDoor.ts"
import { shortAccount } from "../../people/nameOf.ts"
import { Dialog } from "../../shell/Dialog.tsx"
import { durationWords } from "../../time/words.ts"
import { type Attempt, AttemptSays } from "./Attempt.tsx"
import { ORDER_SECONDS } from "./personActions.ts"

const TAKES: readonly { readonly capability: Capability; readonly name: string }[] = [
  { capability: "MICROPHONE", name: "Microphone" },
  { capability: "CAMERA", name: "Camera" },
  { capability: "SCREEN", name: "Screen" },
]

interface OrderDialogProps {
  readonly room: string
  readonly client: SignallingClient
  readonly person: ParticipantView
  readonly seconds: number
  readonly onClose: () => void
}

/** A moderator silences somebody at once, by one signature, for a while and with a reason. */
export function OrderDialog({ room, client, person, seconds, onClose }: OrderDialogProps) {
  const [attempt, setAttempt] = useState<Attempt>({ state: "idle" })
  const name = person.name ?? shortAccount(person.account)

  async function sign(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const takes = TAKES.filter(({ capability }) => form.has(capability)).map(({ capability }) => capability)
    if (takes.length === 0) {
      return setAttempt({ state: "refused", error: new Error("Choose at least one thing to take.") })
    }
    const reason = String(form.get("reason")).trim()
    if (reason === "") return setAttempt({ state: "refused", error: new Error("Say why.") })
    setAttempt({ state: "asking" })
    try {
      const wallet = await openWallet()
      const asked = {
        room,
        subject: person.account,
        capabilities: capabilitySet(...takes),
        seconds: Number(form.get("seconds")),
      }
      await client.request("signOrder", await wallet.signOrder(asked, reason))
      onClose()
    } catch (error) {
      setAttempt({ state: "refused", error })
    }
  }

  return (
    <Dialog title={`Silence ${name}`} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void sign(event)}>
        <p className="muted small">
          You decide this alone and at once, so everybody is told that it was you, and why. It is recorded on chain,
          ends by itself, and the members may overturn it by ballot.
        </p>
        <fieldset className="field">
          <legend className="small strong">Take from them</legend>
          <div className="row">
            {TAKES.map((take) => (
              <label key={take.capability} className="chip">
                <input type="checkbox" name={take.capability} defaultChecked />
                {take.name}
              </label>
            ))}
          </div>
        </fieldset>
        <label className="field">
          <span>For how long?</span>
          <select className="select" name="seconds" defaultValue={seconds} data-testid="order-seconds">
            {ORDER_SECONDS.map((choice) => (
              <option key={choice} value={choice}>
                {durationWords(choice)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>Why? Told to everybody</span>
          <textarea
            className="input"
            name="reason"
            rows={2}
            maxLength={REASON_LIMIT}
            required
            data-testid="order-reason"
          />
        </label>
        <AttemptSays attempt={attempt} asking="Your wallet asks for one signature. No gas." />
        <div className="dialog__foot">
          <button type="button" className="btn" onClick={onClose}>
            Not now
          </button>
          <button
            type="submit"
            className="btn btn--solid"
            data-testid="sign-order"
            disabled={attempt.state === "asking"}
          >
            {attempt.state === "asking" ? "Waiting for your wallet" : "Sign the order"}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
