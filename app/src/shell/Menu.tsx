import { type KeyboardEvent, type ToggleEvent, useId, useRef } from "react"

export interface MenuItem {
  readonly name: string
  readonly icon: string
  readonly testId?: string
  readonly onChoose: () => void
}

interface MenuProps {
  /** What the button does, for those who cannot see its three dots. */
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly testId?: string
  readonly className?: string
}

const GAP = 4

/** A button with a short list of acts. In the browser's top layer, so that no tile cuts it off; Escape or a click beside it closes it. */
export function Menu({ label, items, testId, className = "" }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)

  /** Beside the button, towards the middle of the window. */
  function place({ newState }: ToggleEvent) {
    const at = button.current?.getBoundingClientRect()
    if (newState !== "open" || at === undefined || menu.current === null) return
    const { style } = menu.current
    const below = at.top + at.bottom < innerHeight
    const toTheRight = at.left + at.right < innerWidth
    style.top = below ? `${at.bottom + GAP}px` : "auto"
    style.bottom = below ? "auto" : `${innerHeight - at.top + GAP}px`
    style.left = toTheRight ? `${at.left}px` : "auto"
    style.right = toTheRight ? "auto" : `${innerWidth - at.right}px`
  }

  function arrows(event: KeyboardEvent) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const choices = [...(menu.current?.querySelectorAll("button") ?? [])]
    const at = choices.indexOf(document.activeElement as HTMLButtonElement)
    choices[(at + step + choices.length) % choices.length]?.focus()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={`btn btn--quiet btn--small ${className}`}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={label}
        title={label}
        data-testid={testId}
      >
        <span className="icon icon--more" />
      </button>
      <div
        ref={menu}
        id={id}
        className="acts"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onBeforeToggle={place}
        onToggle={({ newState }) => {
          if (newState === "open") menu.current?.querySelector("button")?.focus()
        }}
        onKeyDown={arrows}
      >
        {items.map(({ name, icon, testId: itemId, onChoose }) => (
          <button
            key={name}
            type="button"
            role="menuitem"
            tabIndex={-1}
            data-testid={itemId}
            onClick={() => {
              menu.current?.hidePopover()
              onChoose()
            }}
          >
            <span className={`icon icon--${icon}`} />
            {name}
          </button>
        ))}
      </div>
    </>
  )
}
