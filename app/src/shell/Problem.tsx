import type { ReactNode } from "react"

/** Something did not work: what, what still does, and a way on. In ink, for red means on air. */
export function Problem({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className="error" role="alert">
      <span className="icon icon--warn" />
      <strong className="strong">{title}</strong>
      <p className="small muted">{text}</p>
      {children}
    </div>
  )
}
