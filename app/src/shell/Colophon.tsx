import { useState } from "react"
import { useConfig } from "../config/ConfigContext.ts"
import { applyTheme, otherTheme } from "./theme.ts"

/** The foot of every page on paper: where all this comes from, and how it looks. */
export function Colophon() {
  const config = useConfig()
  const [next, setNext] = useState(otherTheme)
  return (
    <footer className="page">
      <div className="colophon">
        <span>{config.communityName} runs on its members’ relays.</span>
        <span>
          Rules kept on {config.chainName}, chain {config.chainId}
        </span>
        <span>
          This relay: <span className="data">{new URL(config.relay).host}</span>
        </span>
        <button
          type="button"
          className="btn btn--quiet btn--small push"
          onClick={() => {
            applyTheme(next)
            setNext(otherTheme())
          }}
        >
          <span className="icon icon--sun" />
          {next === "dark" ? "Dark" : "Light"}
        </button>
      </div>
    </footer>
  )
}
