import { reachSet } from "@openair/protocol/reach"
import { type FormEvent, useState } from "react"
import { openWallet } from "../account/walletDoor.ts"
import { refusalWords } from "../ballots/useVote.ts"
import { useConfig } from "../config/ConfigContext.ts"
import { Dialog } from "../shell/Dialog.tsx"
import { useNow } from "../time/useNow.ts"
import { durationWords } from "../time/words.ts"
import { quantumLengths, toLocalInput, toQuantum } from "./quantum.ts"

/** What may leave the room during the slot. */
const REACHES = [
  { name: "Picture and sound, live", reach: reachSet("LIVE_VIDEO", "LIVE_AUDIO") },
  { name: "Picture and sound, live and recorded", reach: reachSet("LIVE_VIDEO", "LIVE_AUDIO", "RECORD") },
  { name: "Sound only, live", reach: reachSet("LIVE_AUDIO") },
  { name: "Nothing: off the record", reach: 0 },
] as const

/** The form of a new slot, and after it the ballot that decides on it. Two transactions at most. */
export function ProposeDialog({ room, onClose }: { room?: string; onClose: () => void }) {
  const { rooms, quantumSeconds } = useConfig()
  const now = useNow(10_000)
  const [earliest] = useState(() => toQuantum(now + Math.max(120, 2 * quantumSeconds), quantumSeconds))
  const lengths = quantumLengths(quantumSeconds)
  const [state, setState] = useState<{ step: "form" | "asking" | "proposed"; words: string; slot?: string }>({
    step: "form",
    words: "",
  })
  const [asked, setAsked] = useState({ room: room ?? rooms[0]?.id ?? "", title: "" })

  async function propose(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? "").trim()
    const start = toQuantum(new Date(text("start")).getTime() / 1_000, quantumSeconds)
    const slot = {
      room: text("room"),
      start,
      end: start + Number(text("length")),
      reach: REACHES[Number(text("reach"))]?.reach ?? 0,
      title: text("title"),
      summary: text("summary"),
    }
    setAsked({ room: slot.room, title: slot.title })
    setState({ step: "asking", words: "Your wallet asks for one transaction." })
    try {
      const wallet = await openWallet()
      setState({ step: "proposed", words: "Proposed. Now the members decide.", slot: await wallet.proposeSlot(slot) })
    } catch (error) {
      setState({ step: "form", words: refusalWords(error) })
    }
  }

  async function callBallot() {
    if (state.slot === undefined) return
    setState({ ...state, words: "Your wallet asks for one more transaction." })
    try {
      const wallet = await openWallet()
      await wallet.openSlotBallot(asked.room, state.slot, asked.title)
      onClose()
    } catch (error) {
      setState({ ...state, words: refusalWords(error) })
    }
  }

  return (
    <Dialog title="Propose a slot" onClose={onClose}>
      {state.step === "proposed" ? (
        <div className="stack">
          <p>
            “{asked.title}” stands on the programme as a proposal. It goes on air only if a ballot approves it; anybody
            with a vote may call one.
          </p>
          <div className="dialog__foot">
            <button type="button" className="btn" onClick={onClose}>
              Later
            </button>
            <button
              type="button"
              className="btn btn--civic-solid"
              data-testid="open-ballot"
              onClick={() => void callBallot()}
            >
              Call the ballot now
            </button>
          </div>
        </div>
      ) : (
        <form className="stack" onSubmit={(event) => void propose(event)}>
          <label className="field">
            <span>What is it called?</span>
            <input className="input" name="title" required maxLength={80} autoComplete="off" />
          </label>
          <label className="field">
            <span>What is it about? (may stay empty)</span>
            <textarea className="input" name="summary" rows={2} maxLength={300} />
          </label>
          <div className="propose__row">
            <label className="field">
              <span>Room</span>
              <select className="select" name="room" defaultValue={asked.room}>
                {rooms.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label className="field">
              <span>Starts</span>
              <input
                className="input"
                type="datetime-local"
                name="start"
                required
                step={quantumSeconds < 60 ? 1 : 60}
                defaultValue={toLocalInput(earliest)}
              />
            </label>
            <label className="field">
              <span>Lasts</span>
              <select className="select" name="length" defaultValue={lengths[Math.min(3, lengths.length - 1)]}>
                {lengths.map((seconds) => (
                  <option key={seconds} value={seconds}>
                    {durationWords(seconds)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <label className="field">
            <span>What may leave the room?</span>
            <select className="select" name="reach">
              {REACHES.map(({ name }, i) => (
                <option key={name} value={i}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <p className="small muted">
            Times snap to {durationWords(quantumSeconds)}. Each speaker’s own consent still decides about them.
          </p>
          <div className="dialog__foot">
            <button type="submit" className="btn btn--civic-solid" disabled={state.step === "asking"}>
              <span className="icon icon--wallet" />
              {state.step === "asking" ? "Waiting for your wallet" : "Propose, by one transaction"}
            </button>
          </div>
        </form>
      )}
      <p className="small muted" role="status">
        {state.words}
      </p>
    </Dialog>
  )
}
