import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { ParticipantView } from "@openair/protocol/signalling"
import { useState } from "react"
import { openWallet } from "../account/walletDoor.ts"
import { refusalWords } from "../ballots/useVote.ts"
import { ConsentSwitches } from "../rights/ConsentSwitches.tsx"
import { publicWords } from "../rights/consentWords.ts"

interface ConsentPanelProps {
  readonly client: SignallingClient
  readonly room: string
  readonly self: ParticipantView
}

/** Consent during the call: less acts at once, more asks for a signature. */
export function ConsentPanel({ client, room, self }: ConsentPanelProps) {
  const [said, setSaid] = useState("")
  const [busy, setBusy] = useState(false)
  async function change(reach: number) {
    setBusy(true)
    setSaid("")
    try {
      const narrows = (reach & ~self.reach) === 0
      if (narrows) await client.request("narrowConsent", { reach })
      else {
        setSaid("To give more, your wallet asks for a signature.")
        await client.request("signConsent", await (await openWallet()).signConsent(room, reach))
      }
      setSaid(narrows ? "Taken back. It acts at once." : "Signed.")
    } catch (error) {
      setSaid(refusalWords(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="stack" aria-labelledby="call-consent">
      <h2 id="call-consent">What leaves the room</h2>
      <p className="small muted">
        {publicWords(self.reach)} <strong className="strong">What was public cannot be called back.</strong>
      </p>
      <div>
        <ConsentSwitches reach={self.reach} onReach={(reach) => void change(reach)} disabled={busy} />
      </div>
      <p className="small" role="status">
        {said}
      </p>
    </section>
  )
}
