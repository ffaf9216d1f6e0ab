/** Before there is anything to show: words and the outline of a page, never a spinner. */
export function PageLoading() {
  return (
    <main className="page page--lone">
      <div className="loading" role="status" aria-label="Opening the page">
        <i style={{ "--w": 34 }} />
        <i style={{ "--w": 82 }} />
        <i style={{ "--w": 60 }} />
        <p className="small muted">Asking the relay what is on</p>
      </div>
    </main>
  )
}
