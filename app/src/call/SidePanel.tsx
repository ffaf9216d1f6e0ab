import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { type KeyboardEvent, useEffect, useState } from "react"
import { ballotState } from "../ballots/ballotState.ts"
import type { KnownRoom } from "../config/ConfigContext.ts"
import { useBallots } from "../story/useBallots.ts"
import { useNow } from "../time/useNow.ts"
import { BallotsPanel } from "./BallotsPanel.tsx"
import { ConsentPanel } from "./ConsentPanel.tsx"
import type { CallSnapshot } from "./media/CallSnapshot.ts"
import { Measures } from "./moderation/Measures.tsx"
import type { PersonActions } from "./moderation/personActions.ts"
import { Notices } from "./Notices.tsx"
import { PeoplePanel } from "./PeoplePanel.tsx"

export type SideTab = "people" | "ballots" | "consent"

interface SidePanelProps {
  readonly room: KnownRoom
  readonly client: SignallingClient
  readonly snapshot: CallSnapshot
  readonly tab: SideTab
  readonly onTab: (tab: SideTab) => void
  readonly actions: PersonActions
}

/** The sheet of paper beside the stage. A ballot that opens comes to the top by itself. */
export function SidePanel({ room, client, snapshot, tab, onTab, actions }: SidePanelProps) {
  const now = useNow()
  const [cameAt] = useState(now)
  const { data: ballots } = useBallots(room.id)
  const open = ballots?.filter((ballot) => ballotState(ballot, now).open) ?? []
  // Somebody's floor cannot wait; what else was open before one came in can.
  const newest = open.find(({ call, openedAt }) => call.kind === "SANCTION_IMPOSE" || openedAt > cameAt)?.id
  useEffect(() => {
    if (newest !== undefined) onTab("ballots")
  }, [newest, onTab])
  const tabs: { id: SideTab; name: string; count: number | undefined; civic?: boolean }[] = [
    { id: "people", name: "People", count: snapshot.people.length + (snapshot.self === undefined ? 0 : 1) },
    { id: "ballots", name: "Ballots", count: open.length === 0 ? undefined : open.length, civic: true },
    { id: "consent", name: "Consent", count: undefined },
  ]
  function arrows(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0
    if (step === 0) return
    const next = tabs[(tabs.findIndex(({ id }) => id === tab) + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onTab(next.id)
    document.getElementById(`tab-${next.id}`)?.focus()
  }
  return (
    <aside className="room__panel" aria-label="Room">
      <div className="tabs" role="tablist" onKeyDown={arrows}>
        {tabs.map(({ id, name, count, civic }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={tab === id}
            aria-controls="side-panel"
            tabIndex={tab === id ? 0 : -1}
            data-testid={`tab-${id}`}
            onClick={() => onTab(id)}
          >
            {name}
            {count === undefined ? null : <span className={`count${civic ? " count--civic" : ""}`}>{count}</span>}
          </button>
        ))}
      </div>
      <div className="room__panel-body" id="side-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        <Measures room={room.name} measures={snapshot.measures} now={now} />
        <Notices notices={snapshot.notices} now={now} />
        {tab === "people" ? <PeoplePanel snapshot={snapshot} actions={actions} /> : null}
        {tab === "ballots" ? <BallotsPanel ballots={ballots} now={now} /> : null}
        {tab === "consent" && snapshot.self !== undefined ? (
          <ConsentPanel client={client} room={room.id} self={snapshot.self} />
        ) : null}
      </div>
    </aside>
  )
}
