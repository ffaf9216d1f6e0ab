import { type Abi, encodeAbiParameters, type Hex, parseEventLogs, toFunctionSelector, zeroHash } from "viem"
import {
  ballotsAbi,
  consentsAbi,
  membershipAbi,
  programmeAbi,
  roomsAbi,
  rosterGateAbi,
  sanctionsAbi,
} from "../../../protocol/src/abi/index.ts"
import { capabilitySet } from "../../../protocol/src/capabilities.ts"
import { ballotsDomain, SUPPORT, VOTE_TYPES } from "../../../protocol/src/eip712.ts"
import { Commune, type Deployed } from "../Commune.ts"

const MEMBERS = 12
const QUANTUM_SECONDS = 900
const LOCK_SECONDS = 300
const HOUR = 3_600
const FOREVER = 2n ** 64n - 1n
const SPEAKING = capabilitySet("MICROPHONE", "CAMERA", "SCREEN")
const MEMBERS_MAY = capabilitySet("JOIN", "CHAT") | SPEAKING
const STEWARDS_MAY = capabilitySet("MODERATE", "PROGRAMME", "DIRECT")
/** BroadcastPolicy of Rooms. */
const PROGRAMME_POLICY = 2
const IMPOSE = toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)")
const APPROVE = toFunctionSelector("approve(uint256,uint256)")
const SET_DELEGABLE = toFunctionSelector("setDelegable(uint256,uint32)")

/** What has a price here, by the name it is measured under. */
const MEASURED_ABIS: Readonly<Record<string, Abi>> = {
  Ballots: ballotsAbi,
  Consents: consentsAbi,
  Membership: membershipAbi,
  Programme: programmeAbi,
  Rooms: roomsAbi,
  RosterGate: rosterGateAbi,
  Sanctions: sanctionsAbi,
}

export interface GasPrices {
  /** Gas of whole transactions by `Contract.function` and what was special about it; of deployments by `new Contract`. */
  readonly gas: Readonly<Record<string, number>>
  /** Functions that change something and that this scenario does not call: what is new is seen here first. */
  readonly unmeasured: readonly string[]
}

/** A community's day, always the same to the last byte, on a chain of its own. */
export async function measureScenario(): Promise<GasPrices> {
  const gas: Record<string, number> = {}
  const commune = await Commune.found(MEMBERS)
  const [founder, steward, guest] = [commune.member(0), commune.member(1), commune.member(MEMBERS - 1)]

  const deploy = async (name: string, args: readonly unknown[]): Promise<Deployed> => {
    const { gasUsed, ...deployed } = await commune.deploy(name, args)
    gas[`new ${name}`] = gasUsed
    return deployed
  }
  const rooms = await deploy("Rooms", [])
  const sanctions = await deploy("Sanctions", [rooms.address])
  const rounds = await deploy("Rounds", [rooms.address])
  const programme = await deploy("Programme", [rooms.address, QUANTUM_SECONDS, LOCK_SECONDS, rounds.address])
  const ballots = await deploy("Ballots", [rooms.address, [sanctions.address, programme.address, rooms.address]])
  const membership = await deploy("Membership", ["Commons", "COMMON", founder.address])
  const consents = await deploy("Consents", [])
  const memberGate = await deploy("TokenGate", [membership.address, 1n])
  const rosterGate = await deploy("RosterGate", [founder.address])
  const contracts: Readonly<Record<string, Deployed>> = {
    ...{ Rooms: rooms, Sanctions: sanctions, Programme: programme, Ballots: ballots },
    ...{ Membership: membership, Consents: consents, RosterGate: rosterGate },
  }
  /** `Contract.function what`: calls it and notes its gas. */
  const measure = async (name: string, args: readonly unknown[], by = founder) => {
    const [contract = "", functionName = ""] = name.split(" ", 1)[0]?.split(".") ?? []
    const deployed = contracts[contract]
    if (!deployed || name in gas) throw new Error(`${name} cannot be measured.`)
    const receipt = await commune.send(by, { ...deployed, functionName, args })
    gas[name] = Number(receipt.gasUsed)
    return receipt
  }

  // ── A community and its room ──────────────────────────────────────────────────────────────────────────────────────
  const addresses = commune.members.map(({ address }) => address)
  await measure("Membership.admit ten", [addresses.slice(0, 10)])
  await measure("Membership.admit one", [[guest.address]])
  await measure("Membership.setAdmitter", [steward.address])
  await measure("RosterGate.set", [[steward.address], [FOREVER]])
  const rule = {
    ...{ electorate: membership.address, snapshotLag: 1, votingSeconds: HOUR, minVoters: 3, quorumBps: 2_500 },
    ...{ approvalBps: 5_001, maxActivePerProposer: 4, cooldownSeconds: 60, executeBySeconds: HOUR },
    ...{ lateExtensionSeconds: 60, proposalThreshold: 1n },
  }
  const config = {
    ...{ name: "townhall", metadataURI: "", governor: founder.address, guardian: steward.address },
    ...{ ballots: ballots.address, sanctions: sanctions.address, programme: programme.address },
    gates: [
      { gate: memberGate.address, grants: MEMBERS_MAY },
      { gate: rosterGate.address, grants: STEWARDS_MAY },
    ],
    ...{ broadcastPolicy: PROGRAMME_POLICY, delegable: SPEAKING, relays: [guest.address], changeDelaySeconds: 0 },
    governorActs: true,
    rules: [
      { target: sanctions.address, selector: IMPOSE, rule },
      { target: programme.address, selector: APPROVE, rule },
    ],
  }
  const { logs } = await measure("Rooms.createRoom", [config])
  const [created] = parseEventLogs({ abi: roomsAbi, eventName: "RoomCreated", logs })
  if (!created) throw new Error("The room was not made.")
  const { room } = created.args
  const at = BigInt(commune.now)
  await measure("Rooms.capabilitiesAt one", [room, [guest.address], at])
  await measure("Rooms.capabilitiesAt twelve", [room, addresses, at])

  // ── Ballots ───────────────────────────────────────────────────────────────────────────────────────────────────────
  const openBallot = async (name: string, target: Deployed, selector: Hex, args: Hex, by = founder) => {
    const receipt = await measure(name, [room, target.address, selector, args, "Quiet, please"], by)
    const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
    if (!opened) throw new Error("The ballot was not opened.")
    return opened.args
  }
  const imposeArgs = (account: Hex) =>
    encodeAbiParameters(
      [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
      [account, SPEAKING, HOUR, zeroHash],
    )
  const first = await openBallot("Ballots.open first", sanctions, IMPOSE, imposeArgs(guest.address))
  await measure("Ballots.castVote first", [first.ballot, SUPPORT.for])
  await measure("Ballots.castVote second", [first.ballot, SUPPORT.for], steward)
  await measure("Ballots.castVote against", [first.ballot, SUPPORT.against], guest)
  await measure("Ballots.castVote abstain", [first.ballot, SUPPORT.abstain], commune.member(2))
  const signed = await Promise.all(
    commune.members.slice(3, 9).map(async (member) => {
      const vote = { ballot: first.ballot, support: SUPPORT.for, deadline: FOREVER }
      const signature = await member.signTypedData({
        domain: ballotsDomain(commune.chainId, ballots.address),
        types: VOTE_TYPES,
        primaryType: "Vote",
        message: { ...vote, room, callHash: first.callHash },
      })
      return { ...vote, voter: member.address, signature }
    }),
  )
  await measure("Ballots.castVotesBySig one", [signed.slice(0, 1)])
  await measure("Ballots.castVotesBySig five", [signed.slice(1)])
  await measure("Ballots.castVotesBySig one skipped", [signed.slice(0, 1)])
  await measure("Ballots.settle a sanction", [first.ballot, first.callData])
  const second = await openBallot("Ballots.open second", sanctions, IMPOSE, imposeArgs(steward.address))

  // ── Sanctions by the governor ─────────────────────────────────────────────────────────────────────────────────────
  await measure("Sanctions.impose first", [room, addresses[5], SPEAKING, HOUR, zeroHash])
  await measure("Sanctions.impose again", [room, addresses[5], SPEAKING, 2 * HOUR, zeroHash])
  await measure("Sanctions.lift", [room, addresses[5], SPEAKING, zeroHash])

  // ── Programme ─────────────────────────────────────────────────────────────────────────────────────────────────────
  const start = (Math.floor(commune.now / QUANTUM_SECONDS) + 2) * QUANTUM_SECONDS
  const proposeSlot = async (name: string, from: number) => {
    const args = [room, from, from + 2 * QUANTUM_SECONDS, 3, "{}"]
    const receipt = await measure(name, args, steward)
    const [proposed] = parseEventLogs({ abi: programmeAbi, eventName: "SlotProposed", logs: receipt.logs })
    if (!proposed) throw new Error("The slot was not proposed.")
    return proposed.args.slot
  }
  const slot = await proposeSlot("Programme.propose first", start)
  const later = await proposeSlot("Programme.propose second", start + 4 * QUANTUM_SECONDS)
  const approval = await openBallot(
    "Ballots.open an approval",
    programme,
    APPROVE,
    encodeAbiParameters([{ type: "uint256" }], [slot]),
  )
  for (const member of commune.members.slice(0, 9)) {
    await commune.send(member, { ...ballots, functionName: "castVote", args: [approval.ballot, SUPPORT.for] })
  }
  await measure("Ballots.settle an approval", [approval.ballot, approval.callData])
  await measure("Programme.approve", [room, later])
  await measure("Programme.cancel", [room, later], steward)
  commune.pass(start - LOCK_SECONDS - commune.now)
  await measure("Programme.lock", [slot], guest)
  await measure("Programme.onAir", [room, start])

  // ── Changes and ends ──────────────────────────────────────────────────────────────────────────────────────────────
  const change = [room, SET_DELEGABLE, encodeAbiParameters([{ type: "uint32" }], [MEMBERS_MAY])]
  await measure("Rooms.queueChange", change)
  await measure("Rooms.applyChange setDelegable", change)
  const vetoed = await commune.send(founder, { ...rooms, functionName: "queueChange", args: change })
  const [queued] = parseEventLogs({ abi: roomsAbi, eventName: "ChangeQueued", logs: vetoed.logs })
  await measure("Rooms.vetoChange", [room, queued?.args.change], steward)
  await measure("Rooms.describe", [room, "town hall", "ipfs://bafy"])
  await measure("Rooms.revoke", [room, capabilitySet("DIRECT")])
  await measure("Rooms.dropRule", [room, sanctions.address, IMPOSE])
  await measure("Rooms.pauseBroadcast", [room], steward)
  await measure("Rooms.close", [room])
  commune.pass(2 * HOUR)
  await measure("Ballots.settle a defeat", [second.ballot, "0x"])
  await measure("Consents.withdraw first", [room], guest)
  await measure("Consents.withdraw again", [room], guest)
  await measure("Membership.leave", [], guest)
  await measure("Membership.remove", [addresses[9]])
  await measure("Membership.setGovernor", [steward.address])
  await measure("RosterGate.setKeeper", [steward.address])
  return { gas, unmeasured: unmeasuredOf(Object.keys(gas)) }
}

function unmeasuredOf(measured: readonly string[]): string[] {
  const called = new Set(measured.map((name) => name.split(" ", 1)[0]))
  return Object.entries(MEASURED_ABIS)
    .flatMap(([contract, abi]) =>
      abi.flatMap((item) =>
        item.type === "function" && (item.stateMutability === "nonpayable" || item.stateMutability === "payable")
          ? [`${contract}.${item.name}`]
          : [],
      ),
    )
    .filter((name) => !called.has(name))
    .toSorted()
}
