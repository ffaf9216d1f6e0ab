import { type Capability, capabilityNames, capabilitySet } from "@openair/protocol/capabilities"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { ParticipantView } from "@openair/protocol/signalling"
import { type FormEvent, useState } from "react"
import { openWallet } from "../../account/walletDoor.ts"
import { shortAccount } from "../../people/nameOf.ts"
import { doingWords } from "../../rights/capabilityWords.ts"
import { Dialog } from "../../shell/Dialog.tsx"
import { useRoomStory } from "../../story/useRoomStory.ts"
import { durationWords } from "../../time/words.ts"
import { type Attempt, AttemptSays } from "./Attempt.tsx"

const FLOOR_SECONDS = [300, 900, 3_600] as const
/** What somebody with the floor usually needs. */
const USUAL: readonly Capability[] = ["MICROPHONE", "CAMERA"]

interface FloorDialogProps {
  readonly room: string
  readonly client: SignallingClient
  readonly person: ParticipantView
  readonly onClose: () => void
}

/** A moderator lets somebody do for a while what the room has made theirs to hand on. */
export function FloorDialog({ room, client, person, onClose }: FloorDialogProps) {
  const [attempt, setAttempt] = useState<Attempt>({ state: "idle" })
  const { data: story, isError } = useRoomStory(room)
  const name = person.name ?? shortAccount(person.account)
  const delegable = story == null ? [] : capabilityNames(story.delegable)

  async function sign(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const gives = delegable.filter((capability) => form.has(capability))
    if (gives.length === 0) {
      return setAttempt({ state: "refused", error: new Error("Choose at least one thing to give.") })
    }
    setAttempt({ state: "asking" })
    try {
      const wallet = await openWallet()
      const asked = {
        room,
        subject: person.account,
        capabilities: capabilitySet(...gives),
        seconds: Number(form.get("seconds")),
      }
      await client.request("signFloor", await wallet.signFloor(asked))
      onClose()
    } catch (error) {
      setAttempt({ state: "refused", error })
    }
  }

  return (
    <Dialog title={`Give ${name} the floor`} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void sign(event)}>
        <p className="muted small">
          They may do this for a while, whatever the gates say. Sanctions still win. Everybody is told who gave it.
        </p>
        {delegable.length === 0 ? (
          <p className="small">
            {story === undefined && !isError
              ? "Reading what this room lets a moderator hand on."
              : story == null
                ? "The chain’s index does not answer; what this room lets a moderator hand on is not known."
                : "This room lets its moderators hand nothing on."}
          </p>
        ) : (
          <fieldset className="field">
            <legend className="small strong">They may</legend>
            <div className="row">
              {delegable.map((capability) => (
                <label key={capability} className="chip">
                  <input type="checkbox" name={capability} defaultChecked={USUAL.includes(capability)} />
                  {doingWords(capability).replace("your", "their")}
                </label>
              ))}
            </div>
          </fieldset>
        )}
        <label className="field">
          <span>For how long?</span>
          <select className="select" name="seconds" data-testid="floor-seconds">
            {FLOOR_SECONDS.map((choice) => (
              <option key={choice} value={choice}>
                {durationWords(choice)}
              </option>
            ))}
          </select>
        </label>
        <AttemptSays attempt={attempt} asking="Your wallet asks for one signature. No gas." />
        <div className="dialog__foot">
          <button type="button" className="btn" onClick={onClose}>
            Not now
          </button>
          <button
            type="submit"
            className="btn btn--solid"
            data-testid="sign-floor"
            disabled={attempt.state === "asking" || delegable.length === 0}
          >
            {attempt.state === "asking" ? "Waiting for your wallet" : "Sign the floor"}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
