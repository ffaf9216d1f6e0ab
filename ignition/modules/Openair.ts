import { buildModule } from "@nomicfoundation/ignition-core"

/**
 * What every chain needs, once. Parameters: `quantumSeconds` and `lockSeconds` of the programme.
 * The ballot engine's targets are fixed here: each authorises by room.
 */
export const openairModule = buildModule("Openair", (m) => {
  const rooms = m.contract("Rooms")
  const sanctions = m.contract("Sanctions", [rooms])
  const rounds = m.contract("Rounds", [rooms])
  const periods = [m.getParameter("quantumSeconds"), m.getParameter("lockSeconds")]
  const programme = m.contract("Programme", [rooms, ...periods, rounds])
  const consents = m.contract("Consents")
  const relays = m.contract("Relays", [rooms])
  const archive = m.contract("Archive", [rooms, consents, relays])
  const ballots = m.contract("Ballots", [rooms, [sanctions, programme, rooms, rounds, archive]])
  const openGate = m.contract("OpenGate")
  return { rooms, sanctions, rounds, programme, ballots, consents, relays, archive, openGate }
})
