import { Link } from "wouter"
import { PaperPage } from "./PaperPage.tsx"

export function NotFound({ what = "page" }: { what?: string }) {
  return (
    <PaperPage title="Not here" className="page--lone">
      <div className="empty">
        <h1>There is no such {what}</h1>
        <p className="muted">The address may be mistyped, or belong to another community’s relay.</p>
        <Link className="btn btn--solid" href="/">
          To the programme
        </Link>
      </div>
    </PaperPage>
  )
}
