import { useQuery } from "@tanstack/react-query"
import { checkLine, type Line } from "./checkLine.ts"

/** Answers slower than this make people talk over each other. */
const SLOW_MS = 250

/** Whether this network will carry a call. */
export function LineCheck({ relay }: { relay: string }) {
  const { data, isFetching, isError, refetch } = useQuery({
    queryKey: ["line", relay],
    queryFn: () => checkLine(relay),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return (
    <section className="stack" aria-labelledby="g-line">
      <div className="row row--spread row--base">
        <h2 id="g-line">{isFetching ? "Looking at your line" : headline(data, isError)}</h2>
        <button
          type="button"
          className="btn btn--small btn--quiet"
          disabled={isFetching}
          onClick={() => void refetch()}
        >
          Check again
        </button>
      </div>
      {data === undefined ? (
        <p className="small muted">
          {isError
            ? "The relay did not answer. Others may still be in; it is tried again when you go in."
            : "A few questions to the relay."}
        </p>
      ) : (
        <ul className="checks">
          <li>
            <span className="clock">{Math.round(data.answerMs)} ms</span>
            <p className="small muted">until the relay answers</p>
          </li>
          <li>
            <span className="clock">± {Math.round(data.spreadMs / 2)} ms</span>
            <p className="small muted">how steady that is</p>
          </li>
          <Check passed={data.signalling} name="Call line" yes="open to this relay" no="blocked; ask for web sockets" />
          <Check passed={data.udp} name="UDP" yes="this browser can send it" no="not here; TCP is tried" />
        </ul>
      )}
    </section>
  )
}

function Check({ passed, name, yes, no }: { passed: boolean; name: string; yes: string; no: string }) {
  return (
    <li>
      <span className="clock">
        <span className={`icon icon--${passed ? "check" : "minus"}`} />
        {name}
      </span>
      <p className="small muted">{passed ? yes : no}</p>
    </li>
  )
}

function headline(line: Line | undefined, isError: boolean): string {
  if (line === undefined) return isError ? "The relay does not answer" : "Your line"
  if (!line.signalling) return "The call’s line is blocked"
  return line.answerMs > SLOW_MS ? "Your line is slow" : "Your line is good"
}
