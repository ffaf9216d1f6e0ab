import { type RefObject, useLayoutEffect, useState } from "react"

/** The size of an element in CSS pixels, as it changes. */
export function useSize(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const measured = element.current
    if (measured === null) return
    const observer = new ResizeObserver(() => setSize({ width: measured.clientWidth, height: measured.clientHeight }))
    observer.observe(measured)
    setSize({ width: measured.clientWidth, height: measured.clientHeight })
    return () => observer.disconnect()
  }, [element])
  return size
}
