import { type ReactNode, useEffect, useRef } from "react"
import { useDialogsAside } from "./dialogsAside.ts"

/** A modal sheet. Escape, the cross and a click beside it close it; the browser keeps focus inside. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const aside = useDialogsAside()
  useEffect(() => {
    if (aside) return
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [aside])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a modal dialog by itself
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose()
      }}
    >
      <div className="dialog__head">
        <h2>{title}</h2>
        <button type="button" className="btn btn--quiet btn--small" aria-label="Close" onClick={onClose}>
          <span className="icon icon--cross" />
        </button>
      </div>
      {children}
    </dialog>
  )
}
