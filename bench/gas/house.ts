import {
  type Address,
  encodeAbiParameters,
  encodeFunctionData,
  type Hex,
  numberToHex,
  parseEventLogs,
  toFunctionSelector,
  zeroAddress,
  zeroHash,
} from "viem"
import type { Commune, Deployed } from "../../contracts/test/Commune.ts"
import { roomsAbi, sanctionsAbi } from "../../protocol/src/abi/index.ts"
import { capabilitySet } from "../../protocol/src/capabilities.ts"
import type { Scenario } from "./samples.ts"

const BPS_A_PERCENT = 100
/** More than half, as the Governor's own counting has it. */
const APPROVAL_BPS = 5_001
const TIMELOCK_SECONDS = 1
const EXECUTE_BY_SECONDS = 86_400
const SANCTION_SECONDS = 3_600
const SILENCED = capabilitySet("MICROPHONE", "CAMERA", "SCREEN")
const IMPOSE = toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)")
/** Far from every other account, so that each decision writes words nobody wrote before. */
const FIRST_SUBJECT = 0x5b1ec7000000n

/** One room in which both can decide: its ballot engine, and the Governor whose timelock governs it. */
export interface House {
  readonly room: bigint
  readonly sanctions: Address
  readonly ballots: Deployed
  readonly governor: Deployed
}

/** The call a decision makes: the same for both, on an account nobody has been silenced as before. */
export interface Sanction {
  readonly target: Address
  readonly selector: Hex
  /** The arguments after the room. */
  readonly args: Hex
  readonly callData: Hex
}

export async function buildHouse(commune: Commune, scenario: Scenario): Promise<House> {
  const { votingSeconds, quorumPercent } = scenario
  const founder = commune.member(0)
  const rooms = await commune.deploy("Rooms", [])
  const sanctions = await commune.deploy("Sanctions", [rooms.address])
  const ballots = await commune.deploy("Ballots", [rooms.address, [sanctions.address]])
  const membership = await commune.deploy("Membership", ["Commons", "COMMON", founder.address])
  const gate = await commune.deploy("TokenGate", [membership.address, 1n])
  const members = commune.members.map(({ address }) => address)
  await commune.send(founder, { ...membership, functionName: "admit", args: [members] })

  const timelock = await commune.deploy("TimelockBaseline", [TIMELOCK_SECONDS, [], [zeroAddress], founder.address])
  const governorArgs = [membership.address, timelock.address, votingSeconds, quorumPercent]
  const governor = await commune.deploy("GovernorBaseline", governorArgs)
  const proposerRole = await commune.read({ ...timelock, functionName: "PROPOSER_ROLE", args: [] })
  await commune.send(founder, { ...timelock, functionName: "grantRole", args: [proposerRole, governor.address] })

  const rule = {
    ...{ electorate: membership.address, snapshotLag: 1, votingSeconds, minVoters: 1 },
    ...{ quorumBps: quorumPercent * BPS_A_PERCENT, approvalBps: APPROVAL_BPS, maxActivePerProposer: 1 },
    ...{ cooldownSeconds: 0, executeBySeconds: EXECUTE_BY_SECONDS, lateExtensionSeconds: 0, proposalThreshold: 1n },
  }
  const config = {
    ...{ name: "townhall", metadataURI: "", governor: timelock.address, guardian: zeroAddress },
    ...{ ballots: ballots.address, sanctions: sanctions.address, programme: zeroAddress },
    ...{ gates: [{ gate: gate.address, grants: SILENCED }], broadcastPolicy: 0, delegable: 0, relays: [] },
    ...{ changeDelaySeconds: 0, governorActs: true },
    rules: [{ target: sanctions.address, selector: IMPOSE, rule }],
  }
  const { logs } = await commune.send(founder, { ...rooms, functionName: "createRoom", args: [config] })
  const [created] = parseEventLogs({ abi: roomsAbi, eventName: "RoomCreated", logs })
  if (!created) throw new Error("The room was not made.")
  return { room: created.args.room, sanctions: sanctions.address, ballots, governor }
}

/** @param index another one, another account. */
export function sanctionOf({ room, sanctions }: House, index: number): Sanction {
  const subject = numberToHex(FIRST_SUBJECT + BigInt(index), { size: 20 })
  const callData = encodeFunctionData({
    abi: sanctionsAbi,
    functionName: "impose",
    args: [room, subject, SILENCED, SANCTION_SECONDS, zeroHash],
  })
  const args = encodeAbiParameters(
    [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
    [subject, SILENCED, SANCTION_SECONDS, zeroHash],
  )
  return { target: sanctions, selector: IMPOSE, args, callData }
}
