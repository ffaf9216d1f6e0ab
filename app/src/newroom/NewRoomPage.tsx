import "./newroom.css"
import { matrixOf } from "@openair/protocol/matrix"
import { type FormEvent, useState } from "react"
import { useLocation } from "wouter"
import { openWallet } from "../account/walletDoor.ts"
import { refusalWords } from "../ballots/useVote.ts"
import { useConfig } from "../config/ConfigContext.ts"
import { untilIndexed } from "../graph/index.ts"
import { PaperPage } from "../shell/PaperPage.tsx"
import { useRoomStory } from "../story/useRoomStory.ts"
import { useSubgraph } from "../story/useSubgraph.ts"
import { Charter } from "./Charter.tsx"
import { FIRST_PLAN, type FoundingPlan } from "./FoundingPlan.ts"
import { Matrix } from "./Matrix.tsx"
import { NumberFields } from "./NumberFields.tsx"
import { PeopleFields } from "./PeopleFields.tsx"
import { problemOf } from "./problemOf.ts"
import { RoomFields } from "./RoomFields.tsx"
import { rulesOf } from "./rulesOf.ts"

/** Founding a room: one of four constitutions, what it means in plain words, and one transaction. */
export function NewRoomPage() {
  const { rooms } = useConfig()
  const [plan, setPlan] = useState<FoundingPlan>(FIRST_PLAN)
  const [carried, setCarried] = useState(true)
  const [founding, setFounding] = useState({ busy: false, words: "" })
  const [, goTo] = useLocation()
  const subgraph = useSubgraph()
  // The relays of this community, as its first room has chosen them.
  const { data: example } = useRoomStory(rooms[0]?.id ?? "0")
  const relays = example?.relays ?? []
  const change = (part: Partial<FoundingPlan>) => setPlan((before) => ({ ...before, ...part }))

  async function found(event: FormEvent) {
    event.preventDefault()
    const problem = problemOf(plan)
    if (problem !== undefined) return setFounding({ busy: false, words: problem })
    setFounding({ busy: true, words: "Your wallet asks for one transaction." })
    try {
      const wallet = await openWallet()
      const { room, block } = await wallet.foundRoom(plan, carried ? (relays as `0x${string}`[]) : [])
      setFounding({ busy: true, words: "Founded. Waiting for the chain’s index to know it." })
      // The room is there whether the index answers or not; its page goes on asking.
      await untilIndexed(subgraph, block).catch(() => {})
      goTo(`/rooms/${room}`)
    } catch (error) {
      setFounding({ busy: false, words: refusalWords(error) })
    }
  }

  return (
    <PaperPage title="Open a room" className="found">
      <header className="found__head">
        <h1>Open a room</h1>
        <p className="muted found__lead">
          A room is a place, a channel and a small constitution. Start from one of four; what can be changed later, and
          by whom, stands below.
        </p>
      </header>
      <form className="found__body" onSubmit={(event) => void found(event)}>
        <div className="found__charter">
          <Charter kind={plan.kind} onKind={(kind) => change({ kind })} />
          <Matrix rows={matrixOf(rulesOf(plan))} kind={plan.kind} />
        </div>
        <div className="stack stack--loose">
          <RoomFields plan={plan} onChange={change} />
          <PeopleFields plan={plan} onChange={change} />
          <NumberFields plan={plan} onChange={change} />
          <label className="check">
            <input
              type="checkbox"
              checked={carried && relays.length > 0}
              disabled={relays.length === 0}
              onChange={(event) => setCarried(event.target.checked)}
            />
            <span>
              Let this community’s relay carry it
              <small>
                {relays.length === 0
                  ? "The chain’s index does not say which relay that is; the room can name one later."
                  : "The room names its relays; a relay’s operator decides which rooms it takes."}
              </small>
            </span>
          </label>
          <section className="sheet stack" aria-labelledby="cost">
            <h2 id="cost">One transaction</h2>
            <p className="small muted">
              It makes the room and all it needs to be governed. You pay the network’s fee, and your wallet shows it
              before you sign. Ballots and consents are free to sign. The room opens empty.
            </p>
            <button
              className="btn btn--solid btn--wide"
              type="submit"
              data-testid="found-room"
              disabled={founding.busy}
              aria-describedby="founding"
            >
              {founding.busy ? "Waiting" : plan.name.trim() === "" ? "Found the room" : `Found ${plan.name.trim()}`}
            </button>
            <p className="small" id="founding" role="status" data-testid="founding">
              {founding.words}
            </p>
          </section>
        </div>
      </form>
    </PaperPage>
  )
}
