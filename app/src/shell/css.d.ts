import "react"

declare module "react" {
  interface CSSProperties {
    /** Custom properties that components read: shares, thresholds, grid lines. */
    [property: `--${string}`]: string | number | undefined
  }
}
