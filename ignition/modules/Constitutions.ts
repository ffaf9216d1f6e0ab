import { buildModule } from "@nomicfoundation/ignition-core"
import { toFunctionSelector } from "viem"
import { openairModule } from "./Openair.ts"

/** IConstitutions' Pace: how much hurry and how much weight a call has. */
const PACE = { urgent: 0, unhurried: 1, weighty: 2 } as const

/** What constitutions with ballots put to the vote; the ballot engine's targets are in the Openair module. */
export const BALLOT_CALLS = [
  ["sanctions", "impose(uint256,address,uint32,uint32,bytes32)", PACE.urgent],
  ["sanctions", "lift(uint256,address,uint32,bytes32)", PACE.urgent],
  ["sanctions", "ratify(uint256,bytes32)", PACE.urgent],
  ["sanctions", "overturn(uint256,bytes32,bytes32)", PACE.urgent],
  ["sanctions", "decideAppeal(uint256,bytes32,uint8,uint32)", PACE.unhurried],
  ["sanctions", "setConsequences(uint256,uint8,uint32,uint32)", PACE.weighty],
  ["rooms", "pauseBroadcast(uint256)", PACE.urgent],
  ["programme", "approve(uint256,uint256)", PACE.unhurried],
  ["programme", "cancel(uint256,uint256)", PACE.unhurried],
] as const

/** Openair's contracts, and those that make rooms with all they need to be governed. */
export const constitutionsModule = buildModule("Constitutions", (m) => {
  const openair = m.useModule(openairModule)
  const { rooms, ballots, sanctions, programme, openGate } = openair
  const memberships = m.contract("Memberships")
  const assemblyTimelock = m.contract("AssemblyTimelock")
  const assemblyGovernor = m.contract("AssemblyGovernor")
  const stewards = m.contract("Stewards")
  const constitutions = m.contract("Constitutions", [
    { rooms, ballots, sanctions, programme, openGate },
    { memberships, timelock: assemblyTimelock, governor: assemblyGovernor, stewards },
    BALLOT_CALLS.map(([target, signature, pace]) => ({
      target: openair[target],
      selector: toFunctionSelector(signature),
      pace,
    })),
  ])
  const transitions = m.contract("Transitions", [rooms, constitutions])
  return { ...openair, memberships, assemblyTimelock, assemblyGovernor, stewards, constitutions, transitions }
})
