import { useState } from "react"
import type { KnownRoom } from "../config/ConfigContext.ts"

/** Copies the page's address, or the few words that put the player on another site. */
export function ShareLinks({ room }: { room: KnownRoom }) {
  const [copied, setCopied] = useState<string | undefined>()
  async function copy(what: string, text: string) {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(`${what} copied`)
    } catch {
      setCopied(text)
    }
  }
  const embed = new URL(`/embed/${room.name}`, location.href).href
  return (
    <div className="row small">
      <button
        type="button"
        className="btn btn--quiet btn--small"
        onClick={() => void copy("Link", new URL(`/watch/${room.name}`, location.href).href)}
      >
        <span className="icon icon--share" />
        Copy link
      </button>
      <button
        type="button"
        className="btn btn--quiet btn--small"
        onClick={() =>
          void copy(
            "Embed code",
            `<iframe src="${embed}" width="640" height="400" allow="autoplay; fullscreen" title="${room.name}, live"></iframe>`,
          )
        }
      >
        <span className="icon icon--embed" />
        Embed
      </button>
      <span className="tiny muted" role="status">
        {copied}
      </span>
    </div>
  )
}
