import {
  CAPABILITY_WORDS,
  type Capability,
  capabilityBit,
  type Explanation,
  roomsAbi,
  sanctionsAbi,
} from "@openair/protocol"
import { type Address, type Hex, type PublicClient, zeroAddress, zeroHash } from "viem"
import type { ChainOptions } from "./ChainOptions.ts"

/** What a gate asks for, in plain words. */
export interface GateWords {
  readonly rule: string
  readonly howToQualify: string
}

export interface ExplainerOptions {
  readonly client: PublicClient
  readonly contracts: ChainOptions["contracts"]
  readonly startBlock: bigint
  readonly roomName: (room: bigint) => string
  /** Gates this relay knows by name, by lower-case address. */
  readonly gates: ReadonlyMap<Address, GateWords>
  readonly nowMs: () => number
}

/** IRooms.Reason */
const REASON = {
  ...{ granted: 0, roomClosed: 1, noGate: 2, gateSaysNo: 3, gateUnknown: 4, sanctioned: 5 },
  ...{ floor: 6, ordered: 7, moderationUnknown: 8 },
} as const
const FOREVER = 2n ** 64n - 1n

/** Which rule decides, in words: the contracts say which, this says what it means and how to get to "yes". */
export class Explainer {
  private readonly options: ExplainerOptions

  constructor(options: ExplainerOptions) {
    this.options = options
  }

  /** @throws when the chain cannot be asked. */
  async explain(room: bigint, account: Address, capability: Capability): Promise<Explanation> {
    const { client, contracts, roomName } = this.options
    const at = BigInt(Math.floor(this.options.nowMs() / 1000))
    const [reason, by, until] = await client.readContract({
      address: contracts.rooms,
      abi: roomsAbi,
      functionName: "explain",
      args: [room, account, capabilityBit(capability), at],
    })
    const common = {
      room: room.toString(),
      roomName: roomName(room),
      account: account.toLowerCase() as Address,
      capability,
      allowed: reason === REASON.granted || reason === REASON.floor,
      source: by === zeroAddress ? null : (by.toLowerCase() as Address),
      until: until === FOREVER ? null : Number(until),
      ballot: null,
    }
    switch (reason) {
      case REASON.granted: {
        const { rule } = this.gate(by)
        return {
          ...common,
          decidedBy: "gate",
          rule,
          reason: `it allows ${CAPABILITY_WORDS[capability]}`,
          howToQualify: "Nothing more is needed.",
        }
      }
      case REASON.roomClosed:
        return {
          ...common,
          decidedBy: "closed",
          rule: "The room is closed for good",
          reason: "its governor closed it",
          howToQualify: "Find another room of the community.",
        }
      case REASON.noGate:
        return {
          ...common,
          decidedBy: "gate",
          rule: "No gate of this room gives this right to anybody",
          reason: `nobody may do this here (${CAPABILITY_WORDS[capability]})`,
          howToQualify: "The room's governor would have to add a gate for it.",
        }
      case REASON.gateSaysNo: {
        const { rule, howToQualify } = this.gate(by)
        return { ...common, decidedBy: "gate", rule, reason: "the gate says no", howToQualify }
      }
      case REASON.gateUnknown: {
        const { rule } = this.gate(by)
        return {
          ...common,
          decidedBy: "unknown",
          rule,
          reason: "the gate does not answer",
          howToQualify: "Try again later; the room's governor should look at the gate.",
        }
      }
      case REASON.sanctioned:
        return this.sanctioned(common, by, until)
      case REASON.floor:
        return {
          ...common,
          decidedBy: "floor",
          rule: "Floor by a moderator, recorded on chain",
          reason: `${CAPABILITY_WORDS[capability]} is allowed ${ending(until)}`,
          howToQualify: "Nothing more is needed.",
        }
      case REASON.ordered:
        return {
          ...common,
          decidedBy: "order",
          rule: "Order by a moderator, recorded on chain",
          reason: `${CAPABILITY_WORDS[capability]} is taken away ${ending(until)}`,
          howToQualify: "Wait until it ends, or ask the community to overturn it by ballot.",
        }
      case REASON.moderationUnknown:
        return {
          ...common,
          decidedBy: "unknown",
          rule: "The room's moderation",
          reason: "the contract that moderates the room does not answer",
          howToQualify: "Try again later; the room's governor should look at it.",
        }
      default:
        throw new Error(`Rooms.explain gave an unknown reason ${reason}.`)
    }
  }

  private async sanctioned(
    common: Omit<Explanation, "decidedBy" | "rule" | "reason" | "howToQualify">,
    sanctions: Address,
    until: bigint,
  ): Promise<Explanation> {
    const ballot = await this.ballotBehind(sanctions, common).catch(() => null)
    return {
      ...common,
      decidedBy: "sanction",
      ballot,
      rule: ballot ? "Sanction by ballot of the community" : "Sanction by the room's governor",
      reason: `${CAPABILITY_WORDS[common.capability as Capability]} is taken away ${ending(until)}`,
      howToQualify: "Wait until it ends, or ask a member to open a ballot that lifts it.",
    }
  }

  /** The newest sanction on this capability names the ballot that caused it. */
  private async ballotBehind(
    sanctions: Address,
    { room, account, capability }: { room: string; account: Address; capability: string },
  ): Promise<Hex | null> {
    const logs = await this.options.client.getContractEvents({
      address: sanctions,
      abi: sanctionsAbi,
      eventName: "SanctionImposed",
      args: { room: BigInt(room), account },
      fromBlock: this.options.startBlock,
      strict: true,
    })
    const bit = capabilityBit(capability as Capability)
    const cause = logs.findLast(({ args }) => (args.denies & bit) !== 0)?.args.cause
    return cause === undefined || cause === zeroHash ? null : cause
  }

  private gate(address: Address): GateWords {
    return (
      this.options.gates.get(address.toLowerCase() as Address) ?? {
        rule: `Gate ${address}`,
        howToQualify: "Ask the room's governor what this gate asks for.",
      }
    )
  }
}

function ending(until: bigint): string {
  return until === FOREVER ? "until it is lifted" : `until ${new Date(Number(until) * 1000).toISOString()}`
}
