import { buildModule } from "@nomicfoundation/ignition-core"

/** The demo community: its membership, a gate for members, and a roster of stewards kept by the deployer. */
export const commonsModule = buildModule("Commons", (m) => {
  const governor = m.getAccount(0)
  const membership = m.contract("Membership", ["Commons", "COMMON", governor])
  const memberGate = m.contract("TokenGate", [membership, 1n])
  const rosterGate = m.contract("RosterGate", [governor])
  return { membership, memberGate, rosterGate }
})
