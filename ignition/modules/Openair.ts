import { buildModule } from "@nomicfoundation/ignition-core"

/**
 * What every chain needs, once. Parameters: `quantumSeconds` and `lockSeconds` of the programme.
 * The ballot engine's targets are fixed here: each authorises by room.
 */
export const openairModule = buildModule("Openair", (m) => {
  const rooms = m.contract("Rooms")
  const sanctions = m.contract("Sanctions", [rooms])
  const programme = m.contract("Programme", [rooms, m.getParameter("quantumSeconds"), m.getParameter("lockSeconds")])
  const ballots = m.contract("Ballots", [rooms, [sanctions, programme, rooms]])
  const consents = m.contract("Consents")
  const openGate = m.contract("OpenGate")
  return { rooms, sanctions, programme, ballots, consents, openGate }
})
