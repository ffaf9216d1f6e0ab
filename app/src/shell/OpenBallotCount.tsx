import { useBallots } from "../story/useBallots.ts"
import { useNow } from "../time/useNow.ts"

/** How many ballots take votes now. Nothing while unknown or none. */
export function OpenBallotCount() {
  const { data } = useBallots()
  const now = useNow(5_000)
  const open = data?.filter((ballot) => ballot.status === "OPEN" && ballot.closesAt > now).length ?? 0
  if (open === 0) return null
  return (
    <>
      {" "}
      <span className="count count--civic">
        {open}
        <span className="visually-hidden"> open</span>
      </span>
    </>
  )
}
