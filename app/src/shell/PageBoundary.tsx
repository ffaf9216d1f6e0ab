import { Component, type ReactNode } from "react"
import { Problem } from "./Problem.tsx"

/** Catches what no page expected, says so, and offers to start afresh. */
export class PageBoundary extends Component<{ children: ReactNode }, { error: Error | undefined }> {
  override state: { error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <main className="page page--lone">
        <Problem title="This page broke" text={this.state.error.message}>
          <p>
            <button type="button" className="btn btn--small" onClick={() => location.reload()}>
              Open it again
            </button>
          </p>
        </Problem>
      </main>
    )
  }
}
