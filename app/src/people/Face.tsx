import { portrait } from "./portrait.ts"

/** A person without a picture: a pattern made of their account, with the first letter of their name. */
export function Face({ account, name, size }: { account: string; name: string | null; size?: "s" | "l" }) {
  const { turn, stripes } = portrait(account)
  return (
    <span className={`face face--made${size === undefined ? "" : ` face--${size}`}`} aria-hidden="true">
      <svg viewBox="0 0 20 20">
        <title>{name ?? account}</title>
        <g transform={`rotate(${turn} 10 10)`}>
          {stripes.map((i) => (
            <rect key={i} x="-6" y={-4 + i * 4} width="32" height="2" />
          ))}
        </g>
        <text x="10" y="10" dominantBaseline="central" textAnchor="middle">
          {(name ?? account.slice(2)).slice(0, 1).toUpperCase()}
        </text>
      </svg>
    </span>
  )
}
