/** The mark: a lamp with its waves. The lamp is lit while any room is on air. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2.6">
        <path d="M7.2 19.2a8 8 0 1 1 13.6 0" />
        <path d="M2.9 21.7a13 13 0 1 1 22.2 0" />
      </g>
      <circle className="brand__lamp" cx="14" cy="15" r="3.6" />
    </svg>
  )
}
