import "./programme.css"
import { useEffect } from "react"
import { useConfig } from "../config/ConfigContext.ts"
import { useRoomStatuses } from "../relay/roomStatus.ts"
import { PaperPage } from "../shell/PaperPage.tsx"
import { useSlots } from "../story/useSlots.ts"
import { useNow } from "../time/useNow.ts"
import { dayTitle, startOfDay } from "../time/words.ts"
import { Coming } from "./Coming.tsx"
import { Guide } from "./Guide.tsx"
import { OnAirNow } from "./OnAirNow.tsx"
import { WaitingForVotes } from "./WaitingForVotes.tsx"

const DAY = 86_400

/** The programme: what is on air, what the evening brings, and what waits for a vote. */
export function ProgrammePage() {
  const config = useConfig()
  const now = useNow(1_000)
  const today = startOfDay(now)
  const statuses = useRoomStatuses(
    config.rooms.map((room) => room.id),
    2_000,
  )
  const slots = useSlots(today - DAY / 4, today + 8 * DAY)
  useEffect(() => {
    // The next click is most likely "Watch": have its code ready.
    void import("../watch/WatchPage.tsx")
  }, [])
  return (
    <PaperPage title="Programme">
      <div className="strip-note">
        <span>
          <strong>Watching needs no wallet.</strong> Everything on air is open to everyone.
        </span>{" "}
        <span className="muted">Connect one when you want to speak, vote or propose.</span>
      </div>
      <div className="dateline">
        <h1>{dayTitle(now)}</h1>
      </div>
      <OnAirNow statuses={statuses} slots={slots.data} now={now} />
      <Guide statuses={statuses} slots={slots} now={now} />
      <div className="docket">
        <WaitingForVotes slots={slots} now={now} />
        <Coming slots={slots} now={now} />
      </div>
    </PaperPage>
  )
}
