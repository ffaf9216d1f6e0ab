import { ballotsAbi, programmeAbi, sanctionsAbi } from "@openair/protocol/abi/index"
import { capabilitySet } from "@openair/protocol/capabilities"
import type { Deployment } from "@openair/protocol/deployment"
import { reachSet } from "@openair/protocol/reach"
import {
  type Address,
  createPublicClient,
  createWalletClient,
  encodeAbiParameters,
  type Hash,
  type Hex,
  http,
  type LocalAccount,
  parseEventLogs,
  toFunctionSelector,
  webSocket,
  zeroHash,
} from "viem"

export interface SlotTimes {
  readonly slot: bigint
  readonly startSeconds: number
  readonly endSeconds: number
}

/** A log as it arrived over the node's subscription. */
export interface SeenEvent {
  /** Unix milliseconds at which this process heard of the block. */
  readonly seenAtMs: number
  readonly blockNumber: bigint
  readonly transactionHash: Hash
}

/** What the evening's people do on chain with their own wallets, and what it waits for there. */
export class ChainDesk {
  readonly deployment: Deployment
  readonly #reader
  readonly #listener
  readonly #rpcUrl: string

  constructor(deployment: Deployment, rpcUrl: string) {
    this.deployment = deployment
    this.#rpcUrl = rpcUrl
    this.#reader = createPublicClient({ transport: http(rpcUrl), pollingInterval: 100 })
    this.#listener = createPublicClient({ transport: webSocket(rpcUrl.replace(/^http/, "ws")) })
  }

  /** Proposes a slot that starts at a full quantum at least `inSeconds` ahead, live to all with voice and picture. */
  async propose(proposer: LocalAccount, room: bigint, inSeconds: number, lengthSeconds: number): Promise<SlotTimes> {
    const quantum = this.deployment.quantumSeconds
    const startSeconds = Math.ceil((Date.now() / 1000 + inSeconds) / quantum) * quantum
    const endSeconds = startSeconds + Math.ceil(lengthSeconds / quantum) * quantum
    const receipt = await this.#send(proposer, {
      address: this.deployment.contracts.programme,
      abi: programmeAbi,
      functionName: "propose",
      args: [
        room,
        BigInt(startSeconds),
        BigInt(endSeconds),
        reachSet("LIVE_VIDEO", "LIVE_AUDIO"),
        JSON.stringify({ title: "The evening", summary: "One slot, by vote." }),
      ],
    })
    const [proposed] = parseEventLogs({ abi: programmeAbi, eventName: "SlotProposed", logs: receipt.logs })
    if (proposed === undefined) throw new Error("Proposing left no event.")
    return { slot: proposed.args.slot, startSeconds, endSeconds }
  }

  openApproval(proposer: LocalAccount, room: bigint, slot: bigint): Promise<Hex> {
    const args = encodeAbiParameters([{ type: "uint256" }], [slot])
    const { programme } = this.deployment.contracts
    return this.#open(proposer, room, programme, "approve(uint256,uint256)", args, "Put “The evening” on air")
  }

  /** A ballot to take microphone, camera and screen from somebody for `seconds`. */
  openSilence(proposer: LocalAccount, room: bigint, subject: Address, seconds: number): Promise<Hex> {
    const args = encodeAbiParameters(
      [{ type: "address" }, { type: "uint32" }, { type: "uint32" }, { type: "bytes32" }],
      [subject, capabilitySet("MICROPHONE", "CAMERA", "SCREEN"), seconds, zeroHash],
    )
    const { sanctions } = this.deployment.contracts
    const signature = "impose(uint256,address,uint32,uint32,bytes32)"
    return this.#open(proposer, room, sanctions, signature, args, "Silence bob.eth for a minute")
  }

  /** Resolves when the node announces the log that imposes a sanction by this ballot. */
  sanctioned(ballot: Hex): Promise<SeenEvent> {
    return new Promise((resolve, reject) => {
      const stop = this.#listener.watchContractEvent({
        address: this.deployment.contracts.sanctions,
        abi: sanctionsAbi,
        eventName: "SanctionImposed",
        args: { cause: ballot },
        onLogs: ([log]) => {
          const seenAtMs = performance.timeOrigin + performance.now()
          stop()
          if (log === undefined) return
          resolve({ seenAtMs, blockNumber: log.blockNumber, transactionHash: log.transactionHash })
        },
        onError: reject,
      })
    })
  }

  /** Senders of the transactions that brought a ballot's votes onto the chain, and whether each came by signature. */
  async votesOn(ballot: Hex): Promise<{ voter: Address; bySignature: boolean; sender: Address }[]> {
    const logs = await this.#reader.getContractEvents({
      address: this.deployment.contracts.ballots,
      abi: ballotsAbi,
      eventName: "VoteCast",
      args: { ballot },
      fromBlock: BigInt(this.deployment.startBlock),
      strict: true,
    })
    return Promise.all(
      logs.map(async (log) => {
        const { from } = await this.#reader.getTransaction({ hash: log.transactionHash })
        return { voter: log.args.voter, bySignature: log.args.bySignature, sender: from }
      }),
    )
  }

  ballot(ballot: Hex) {
    const { ballots } = this.deployment.contracts
    return this.#reader.readContract({ address: ballots, abi: ballotsAbi, functionName: "ballotOf", args: [ballot] })
  }

  slot(slot: bigint) {
    const { programme } = this.deployment.contracts
    return this.#reader.readContract({ address: programme, abi: programmeAbi, functionName: "slotOf", args: [slot] })
  }

  /** How often the local chain makes a block though nobody sent a transaction; 0 for never. */
  async setBlockInterval(seconds: number): Promise<void> {
    await this.#reader.request({ method: "evm_setIntervalMining", params: [seconds] } as never)
  }

  blockNumber(): Promise<bigint> {
    return this.#reader.getBlockNumber({ cacheTime: 0 })
  }

  async close(): Promise<void> {
    const client = await this.#listener.transport.getRpcClient()
    client.close()
  }

  async #open(
    proposer: LocalAccount,
    room: bigint,
    target: Address,
    signature: string,
    args: Hex,
    description: string,
  ): Promise<Hex> {
    const receipt = await this.#send(proposer, {
      address: this.deployment.contracts.ballots,
      abi: ballotsAbi,
      functionName: "open",
      args: [room, target, toFunctionSelector(signature), args, description],
    })
    const [opened] = parseEventLogs({ abi: ballotsAbi, eventName: "BallotOpened", logs: receipt.logs })
    if (opened === undefined) throw new Error("Opening a ballot left no event.")
    return opened.args.ballot
  }

  async #send(account: LocalAccount, call: Record<string, unknown>) {
    const wallet = createWalletClient({ account, transport: http(this.#rpcUrl) })
    const hash = await wallet.writeContract({ chain: null, ...call } as never)
    const receipt = await this.#reader.waitForTransactionReceipt({ hash })
    if (receipt.status !== "success") throw new Error(`Transaction ${hash} reverted.`)
    return receipt
  }
}
