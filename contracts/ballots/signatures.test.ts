import { before, describe, it } from "node:test"
import { expect } from "chai"
import { network } from "hardhat"
import {
  type Address,
  encodeAbiParameters,
  getContract,
  hashTypedData,
  parseEventLogs,
  toFunctionSelector,
  zeroAddress,
  zeroHash,
} from "viem"
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts"
import { ballotsAbi, consentsAbi, membershipAbi, relaysAbi, roomsAbi, roundsAbi } from "../../protocol/src/abi/index.ts"
import { capabilitySet } from "../../protocol/src/capabilities.ts"
import {
  APPROVAL_TYPES,
  ballotsDomain,
  CONSENT_TYPES,
  consentsDomain,
  RELAY_REGISTRATION_TYPES,
  relaysDomain,
  roundsDomain,
  SUPPORT,
  type Support,
  VOTE_TYPES,
} from "../../protocol/src/eip712.ts"

const MEMBERS = 5
const VOTING_SECONDS = 60
const EXPIRED_SIGNATURE = toFunctionSelector("BallotsExpiredSignature(uint64)")
const INVALID_SIGNATURE = toFunctionSelector("BallotsInvalidSignature(address)")
const IMPOSE = toFunctionSelector("impose(uint256,address,uint32,uint32,bytes32)")

const voters = Array.from({ length: MEMBERS }, () => privateKeyToAccount(generatePrivateKey()))
const { viem, networkHelpers } = await network.create()
const client = await viem.getPublicClient()
const [deployer] = await viem.getWalletClients()
if (!deployer) throw new Error("no account")
const chainId = await client.getChainId()
const clients = { public: client, wallet: deployer }

let ballots: Address
let room: bigint

before(async () => {
  const { address: roomsAddress } = await viem.deployContract("Rooms")
  const rooms = getContract({ address: roomsAddress, abi: roomsAbi, client: clients })
  const sanctions = await viem.deployContract("Sanctions", [rooms.address])
  const engine = await viem.deployContract("Ballots", [rooms.address, [sanctions.address]])
  const membership = await viem.deployContract("Membership", ["Commons", "COMMON", deployer.account.address])
  const gate = await viem.deployContract("TokenGate", [membership.address, 1n])
  const members = [...voters.map(({ address }) => address), deployer.account.address]
  await deployer.writeContract({
    address: membership.address,
    abi: membershipAbi,
    functionName: "admit",
    args: [members],
  })
  await networkHelpers.mine()
  ballots = engine.address
  const rule = {
    ...{ electorate: membership.address, snapshotLag: 1, votingSeconds: VOTING_SECONDS, minVoters: 1 },
    ...{ quorumBps: 0, approvalBps: 5_001, maxActivePerProposer: 64, cooldownSeconds: 0, executeBySeconds: 60 },
    ...{ lateExtensionSeconds: 0, proposalThreshold: 1n },
  }
  const hash = await rooms.write.createRoom([
    {
      ...{ name: "room", metadataURI: "", governor: deployer.account.address, guardian: zeroAddress },
      ...{ ballots, sanctions: sanctions.address, programme: zeroAddress },
      ...{ gates: [{ gate: gate.address, grants: capabilitySet("JOIN", "MICROPHONE") }], broadcastPolicy: 0 },
      ...{ delegable: 0, relays: [], changeDelaySeconds: 0, governorActs: false },
      rules: [{ target: sanctions.address, selector: IMPOSE, rule }],
    },
  ])
  const { logs } = await client.waitForTransactionReceipt({ hash })
  const [created] = parseEventLogs({ abi: roomsAbi, eventName: "RoomCreated", logs })
  if (!created) throw new Error("no room")
  room = created.args.room
  target = sanctions.address
})
let target: Address

describe("What the protocol signs", () => {
  it("is what the ballots verify", async () => {
    const { ballot, callHash } = await open()
    const message = { room, ballot, callHash, support: SUPPORT.for, deadline: 77n }
    const typed = { domain: ballotsDomain(chainId, ballots), types: VOTE_TYPES, primaryType: "Vote", message } as const
    const engine = ballotEngine()
    expect(await engine.read.voteDigest([ballot, SUPPORT.for, 77n])).to.equal(hashTypedData(typed))
  })

  it("is what the consents contract hashes", async () => {
    const { address } = await viem.deployContract("Consents")
    const consents = getContract({ address, abi: consentsAbi, client: clients })
    const message = { room: 1n, slot: 2n, reach: 3, issuedAt: 4n, expiresAt: 5n, epoch: 6n }
    const domain = consentsDomain(chainId, address)
    const typed = { domain, types: CONSENT_TYPES, primaryType: "Consent", message } as const
    expect(await consents.read.consentDigest([1n, 2n, 3, 4n, 5n, 6n])).to.equal(hashTypedData(typed))
  })

  it("is what the rounds contract verifies", async () => {
    const { address } = await viem.deployContract("Rounds", [zeroAddress])
    const rounds = getContract({ address, abi: roundsAbi, client: clients })
    // No round has been opened there, so its room is 0.
    const message = { room: 0n, round: zeroHash, slots: [2n, 3n], deadline: 77n }
    const domain = roundsDomain(chainId, address)
    const typed = { domain, types: APPROVAL_TYPES, primaryType: "Approval", message } as const
    expect(await rounds.read.approvalDigest([zeroHash, [2n, 3n], 77n])).to.equal(hashTypedData(typed))
  })

  it("is what the relays contract verifies", async () => {
    const { address } = await viem.deployContract("Relays", [zeroAddress])
    const relays = getContract({ address, abi: relaysAbi, client: clients })
    const message = { url: "https://relay.example", operator: deployer.account.address, version: 2 }
    const domain = relaysDomain(chainId, address)
    const types = RELAY_REGISTRATION_TYPES
    const typed = { domain, types, primaryType: "RelayRegistration", message } as const
    const digest = await relays.read.registrationDigest([message.url, message.operator, 2])
    expect(digest).to.equal(hashTypedData(typed))
  })
})

describe("A batch of signed votes", () => {
  it("counts the good ones and names why it skipped the others", async () => {
    const opened = await open()
    const good = await sign(opened, 0)
    const late = await sign(opened, 1, { deadline: 1n })
    const foreign = await sign(opened, 2, { verifyingContract: target })
    const elsewhere = await sign(opened, 3, { chainId: chainId + 1 })
    const other = await sign(opened, 4, { room: room + 1n })
    const logs = await cast([good, late, foreign, elsewhere, other])
    expect(logs.filter(({ eventName }) => eventName === "VoteCast")).to.have.length(1)
    const skipped = parseEventLogs({ abi: ballotsAbi, eventName: "VoteSkipped", logs })
    expect(skipped.map(({ args }) => args.reason)).to.deep.equal([
      ...[EXPIRED_SIGNATURE, INVALID_SIGNATURE, INVALID_SIGNATURE, INVALID_SIGNATURE],
    ])
  })

  it("shares its fixed costs", async () => {
    const opened = await open()
    const engine = ballotEngine()
    const single = await client.waitForTransactionReceipt({
      hash: await engine.write.castVotesBySig([[await sign(opened, 0)]]),
    })
    const rest = await Promise.all([1, 2, 3, 4].map((index) => sign(opened, index)))
    const batch = await client.waitForTransactionReceipt({ hash: await engine.write.castVotesBySig([rest]) })
    const each = batch.gasUsed / 4n
    console.log(`      gas: one signed vote ${single.gasUsed}, each of four ${each}`)
    expect(each < single.gasUsed).to.equal(true)
  })

  it("does not count a vote twice, however often it is sent", async () => {
    const opened = await open()
    const vote = await sign(opened, 0)
    await cast([vote])
    await cast([vote, vote])
    const engine = ballotEngine()
    expect((await engine.read.ballotOf([opened.ballot])).voters).to.equal(1)
  })
})

function ballotEngine() {
  return getContract({ address: ballots, abi: ballotsAbi, client: clients })
}

type Opened = { readonly ballot: `0x${string}`; readonly callHash: `0x${string}` }
let length = 0

async function open(): Promise<Opened> {
  const engine = ballotEngine()
  length += 1
  const args = encodeAbiParameters(
    [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
    [zeroAddress, capabilitySet("MICROPHONE"), length, zeroHash],
  )
  const hash = await engine.write.open([room, target, IMPOSE, args, "Quiet"])
  const { logs } = await client.waitForTransactionReceipt({ hash })
  const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs })
  if (!opened) throw new Error("no ballot")
  return { ballot: opened.args.ballot, callHash: opened.args.callHash }
}

interface Tampering {
  readonly deadline?: bigint
  readonly verifyingContract?: Address
  readonly chainId?: number
  readonly room?: bigint
}

async function sign({ ballot, callHash }: Opened, index: number, tampering: Tampering = {}) {
  const voter = voters[index]
  if (!voter) throw new Error("no voter")
  const support: Support = SUPPORT.for
  const deadline = tampering.deadline ?? 2n ** 63n
  const signature = await voter.signTypedData({
    domain: ballotsDomain(tampering.chainId ?? chainId, tampering.verifyingContract ?? ballots),
    types: VOTE_TYPES,
    primaryType: "Vote",
    message: { room: tampering.room ?? room, ballot, callHash, support, deadline },
  })
  return { voter: voter.address, ballot, support, deadline, signature }
}

async function cast(votes: readonly Awaited<ReturnType<typeof sign>>[]) {
  const engine = ballotEngine()
  const { logs } = await client.waitForTransactionReceipt({ hash: await engine.write.castVotesBySig([votes]) })
  return parseEventLogs({ abi: ballotsAbi, logs })
}
