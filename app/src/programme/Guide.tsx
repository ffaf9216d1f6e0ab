import type { RoomStatus } from "@openair/protocol/http"
import type { UseQueryResult } from "@tanstack/react-query"
import { useState } from "react"
import { useConfig } from "../config/ConfigContext.ts"
import type { Slot } from "../graph/index.ts"
import { Problem } from "../shell/Problem.tsx"
import { clockTime, dayWord } from "../time/words.ts"
import { GuideRoom } from "./GuideRoom.tsx"
import { ProposeButton } from "./ProposeButton.tsx"
import { AXIS_SPANS, axisAround, fittingSpan, shareOf } from "./timeAxis.ts"

interface GuideProps {
  readonly statuses: readonly { readonly data: RoomStatus | undefined }[]
  readonly slots: UseQueryResult<Slot[]>
  readonly now: number
}

/** Half the width of the label that says what time it is, with some air: an hour beneath it is left out. */
const NOW_LABEL_SHARE = 0.05

/** The time axis: a row a room, the present as a line through all of them. */
export function Guide({ statuses, slots, now }: GuideProps) {
  const { rooms } = useConfig()
  const [chosen, setChosen] = useState<number | undefined>()
  const span = AXIS_SPANS.find(({ seconds }) => seconds === chosen) ?? fittingSpan(slots.data ?? [], now)
  const axis = axisAround(now, span)
  const onAir = new Set(statuses.flatMap(({ data }) => (data?.onAir && data.slot !== null ? [data.slot.id] : [])))
  return (
    <section className="section" aria-labelledby="tonight">
      <div className="section__head">
        <h2 id="tonight">{new Date(now * 1_000).getHours() >= 17 ? "Tonight" : "Today"}</h2>
        <div className="guide-key" role="note" aria-label="Key">
          <span>
            <i data-state="on-air" />
            On air
          </span>
          <span>
            <i />
            Voted in
          </span>
          <span>
            <i data-state="proposed" />
            Proposed, voting
          </span>
          <span>
            <i data-state="off-record" />
            Off the record
          </span>
        </div>
        <span className="row push">
          <label className="small muted guide-span">
            <span className="visually-hidden">Stretch of time shown</span>
            <select className="select" value={span.seconds} onChange={(event) => setChosen(Number(event.target.value))}>
              {AXIS_SPANS.map(({ name, seconds }) => (
                <option key={seconds} value={seconds}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <ProposeButton />
        </span>
      </div>
      {slots.isError ? (
        <Problem
          title="The programme cannot be read"
          text="The index of the chain does not answer. What is on air goes on, and this page asks again by itself."
        />
      ) : null}
      <div className="guide" style={{ "--now": shareOf(axis, now) ?? 0, "--ticks": axis.ticks.length }}>
        <ol className="guide__hours" aria-hidden="true">
          {axis.ticks.map((tick) => (
            <li key={tick}>
              {Math.abs(tick - now) / span.seconds < NOW_LABEL_SHARE ? null : clockTime(tick)}
              {dayWord(tick, now) === "today" ? null : <small> {dayWord(tick, now)}</small>}
            </li>
          ))}
        </ol>
        <div className="guide__now" aria-hidden="true">
          <span>{clockTime(now, span.seconds <= 1_800)}</span>
        </div>
        {rooms.map((room, i) => (
          <GuideRoom
            key={room.id}
            room={room}
            status={statuses[i]?.data}
            slots={slots.data?.filter((slot) => slot.room === room.id)}
            axis={axis}
            onAir={onAir}
            now={now}
          />
        ))}
      </div>
    </section>
  )
}
