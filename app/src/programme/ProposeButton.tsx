import { lazy, type ReactNode, Suspense, useState } from "react"

const ProposeDialog = lazy(async () => ({ default: (await import("./ProposeDialog.tsx")).ProposeDialog }))

/** Opens the form for a new slot. A wallet is asked for only when the form is sent. */
export function ProposeButton({ room }: { room?: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn btn--civic btn--small" data-testid="propose" onClick={() => setOpen(true)}>
        <span className="icon icon--plus" />
        Propose a slot
      </button>
      {open ? <Asked room={room} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

/** The same as words within a sentence. */
export function ProposeLink({ room, children }: { room?: string; children: ReactNode }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="linklike civic strong" onClick={() => setOpen(true)}>
        {children}
      </button>
      {open ? <Asked room={room} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Asked({ room, onClose }: { room: string | undefined; onClose: () => void }) {
  return (
    <Suspense fallback={null}>
      <ProposeDialog {...(room === undefined ? {} : { room })} onClose={onClose} />
    </Suspense>
  )
}
