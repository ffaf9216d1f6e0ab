import { buildModule } from "@nomicfoundation/ignition-core"

/**
 * A community to begin with: its membership, a gate for members, and a roster of stewards. Parameters: `name` and `symbol`
 * of the membership, and `governor`, who admits members and keeps the roster.
 */
export const commonsModule = buildModule("Commons", (m) => {
  const governor = m.getParameter("governor")
  const membership = m.contract("Membership", [m.getParameter("name"), m.getParameter("symbol"), governor])
  const memberGate = m.contract("TokenGate", [membership, 1n])
  const rosterGate = m.contract("RosterGate", [governor])
  return { membership, memberGate, rosterGate }
})
