import { useState } from "react"
import { openWallet } from "../account/walletDoor.ts"
import type { Slot } from "../graph/index.ts"
import { refusalWords } from "./useVote.ts"

/** Calls a ballot that would put a proposed slot on the programme: one transaction by a wallet. */
export function OpenSlotBallot({ slot }: { slot: Slot }) {
  const [said, setSaid] = useState("")
  const [busy, setBusy] = useState(false)
  async function open() {
    setBusy(true)
    setSaid("Your wallet asks for one transaction.")
    try {
      const wallet = await openWallet()
      await wallet.openSlotBallot(slot.room, slot.id, slot.title ?? "Untitled")
      setSaid("Opened. It appears here as soon as the block is indexed.")
    } catch (error) {
      setSaid(refusalWords(error))
      setBusy(false)
    }
  }
  return (
    <div className="vote__said">
      <button
        type="button"
        className="btn btn--civic btn--small"
        data-testid="open-slot-ballot"
        disabled={busy}
        onClick={() => void open()}
      >
        Call a ballot on it
      </button>
      <span className="muted" role="status">
        {said}
      </span>
    </div>
  )
}
