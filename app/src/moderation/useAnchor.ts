import { useEffect, useRef } from "react"

/**
 * Takes the reader, once, to the element that the address names behind its `#`: it comes later than the page.
 * @param count how many elements there are; looked for again when it changes
 */
export function useAnchor(count: number): void {
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current || count === 0 || location.hash === "") return
    const element = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (element === null) return
    isDone.current = true
    element.tabIndex = -1
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: "center" })
  }, [count])
}
