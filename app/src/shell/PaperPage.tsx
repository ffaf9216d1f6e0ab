import { type ReactNode, useEffect } from "react"
import { Colophon } from "./Colophon.tsx"
import { Masthead } from "./Masthead.tsx"

/** A page people read: masthead, main, colophon, and its name in the browser's title. */
export function PaperPage({
  title,
  className = "",
  children,
}: {
  title: string
  className?: string
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Openair`
  }, [title])
  return (
    <>
      <Masthead />
      <main id="main" className={`page ${className}`}>
        {children}
      </main>
      <Colophon />
    </>
  )
}
