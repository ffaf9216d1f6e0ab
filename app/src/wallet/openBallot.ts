import { ballotsAbi } from "@openair/protocol/abi/Ballots"
import { programmeAbi } from "@openair/protocol/abi/Programme"
import { sanctionsAbi } from "@openair/protocol/abi/Sanctions"
import { type Address, encodeAbiParameters, type Hex, parseEventLogs, toFunctionSelector, zeroHash } from "viem"
import { getAbiItem } from "viem/utils"
import { simulateContract, waitForTransactionReceipt, writeContract } from "wagmi/actions"
import { inPlainWords } from "./inPlainWords.ts"
import { type Acting, contractOf, onChain } from "./onChain.ts"

const impose = toFunctionSelector(getAbiItem({ abi: sanctionsAbi, name: "impose" }))
const ratify = toFunctionSelector(getAbiItem({ abi: sanctionsAbi, name: "ratify" }))
const overturn = toFunctionSelector(getAbiItem({ abi: sanctionsAbi, name: "overturn" }))
const decideAppeal = toFunctionSelector(getAbiItem({ abi: sanctionsAbi, name: "decideAppeal" }))
const approve = toFunctionSelector(getAbiItem({ abi: programmeAbi, name: "approve" }))

/** A sanction somebody asks the room to decide on. */
export interface AskedSanction {
  readonly room: string
  readonly subject: Address
  readonly capabilities: number
  readonly seconds: number
  /** Why, in the proposer's words; published with the ballot. */
  readonly reason: string
}

/** Calls a ballot that would take capabilities from somebody for a while. One transaction. @returns the ballot's id */
export async function openSanctionBallot(asked: AskedSanction): Promise<Hex> {
  const acting = await onChain()
  const args = encodeAbiParameters(
    [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
    [asked.subject, asked.capabilities, asked.seconds, zeroHash],
  )
  return open(acting, asked.room, contractOf(acting.config, "sanctions"), impose, args, asked.reason)
}

/** Calls a ballot that would put a proposed slot on the programme. One transaction. @returns the ballot's id */
export async function openSlotBallot(room: string, slot: string, title: string): Promise<Hex> {
  const acting = await onChain()
  const args = encodeAbiParameters([{ type: "uint256" }], [BigInt(slot)])
  return open(acting, room, contractOf(acting.config, "programme"), approve, args, title)
}

/** What somebody asks the members to decide about an order or a sanction. */
export interface AskedJudgement {
  readonly room: string
  /** What the case is appealed under; for an order its id. */
  readonly caseId: Hex
  readonly judgement: "ORDER_RATIFY" | "ORDER_OVERTURN" | "APPEAL_DECIDE"
  /** Of an appeal alone. */
  readonly outcome: keyof typeof OUTCOMES
  /** How long a case that is shortened may run in all. */
  readonly seconds: number
  /** Why, in the proposer's words; published with the ballot. */
  readonly reason: string
}

/** IAppeals' AppealOutcome. */
const OUTCOMES = { UPHOLD: 0, SHORTEN: 1, LIFT: 2 } as const

/** Calls a ballot on an order, or on an appeal against it or against a sanction. One transaction. @returns the ballot's id */
export async function openJudgementBallot(asked: AskedJudgement): Promise<Hex> {
  const acting = await onChain()
  const { selector, args } = judgementCall(asked)
  return open(acting, asked.room, contractOf(acting.config, "sanctions"), selector, args, asked.reason)
}

function judgementCall({ judgement, caseId, outcome, seconds }: AskedJudgement) {
  switch (judgement) {
    case "ORDER_RATIFY":
      return { selector: ratify, args: encodeAbiParameters([{ type: "bytes32" }], [caseId]) }
    case "ORDER_OVERTURN":
      return {
        selector: overturn,
        args: encodeAbiParameters([{ type: "bytes32" }, { type: "bytes32" }], [caseId, zeroHash]),
      }
    case "APPEAL_DECIDE":
      return {
        selector: decideAppeal,
        args: encodeAbiParameters(
          [{ type: "bytes32" }, { type: "uint8" }, { type: "uint32" }],
          [caseId, OUTCOMES[outcome], seconds],
        ),
      }
  }
}

async function open(
  { wagmi, config, account }: Acting,
  room: string,
  target: Address,
  selector: Hex,
  args: Hex,
  description: string,
): Promise<Hex> {
  // Simulated first: a refusal then costs nothing and says why.
  const { request } = await simulateContract(wagmi, {
    account,
    address: contractOf(config, "ballots"),
    abi: ballotsAbi,
    functionName: "open",
    args: [BigInt(room), target, selector, args, description],
  }).catch(inPlainWords)
  const { logs } = await waitForTransactionReceipt(wagmi, { hash: await writeContract(wagmi, request) })
  const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs })
  if (opened === undefined) throw new Error("The transaction was mined but opened no ballot.")
  return opened.args.ballot
}
