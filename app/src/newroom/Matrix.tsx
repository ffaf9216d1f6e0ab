import type { MatrixRow } from "@openair/protocol/matrix"
import type { ConstitutionKind } from "./FoundingPlan.ts"

/** A constitution line by line: what, by whom, who decides it, and how long that takes. Several ways to the same thing stand together. */
export function Matrix({ rows, kind }: { rows: readonly MatrixRow[]; kind: ConstitutionKind }) {
  return (
    <table className="matrix" data-testid="matrix" data-constitution={kind.toLowerCase()}>
      <caption>Under this constitution</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Who may</th>
          <th scope="col">Who decides that</th>
          <th scope="col">How long it takes</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={`${row.what}${row.who}`} data-other-way={row.what === rows[i - 1]?.what ? "" : undefined}>
            {row.what === rows[i - 1]?.what ? null : (
              <th scope="rowgroup" rowSpan={rows.filter(({ what }) => what === row.what).length}>
                {row.what}
              </th>
            )}
            <td
              data-head={row.who === row.decidedBy ? "Who decides" : "Who may"}
              data-nobody={row.who === "Nobody" ? "" : undefined}
              colSpan={row.who === row.decidedBy ? 2 : 1}
            >
              {row.who}
            </td>
            {row.who === row.decidedBy ? null : (
              <td data-head="Decided by" data-vote={row.decidedBy.startsWith("Ballot") ? "" : undefined}>
                {row.decidedBy}
              </td>
            )}
            <td data-head="Takes">{row.takes}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
