import { consentsAbi } from "@openair/protocol"
import { type Address, type Log, type PublicClient, parseEventLogs } from "viem"
import type { ContractLog } from "./Heads.ts"

type Listener = (room: bigint, account: Address, epoch: bigint) => void

/** The speakers' consent epochs: asked for, and heard of when a consent is withdrawn. */
export class ConsentEpochs {
  private readonly client: PublicClient
  private readonly consents: Address
  private readonly listeners = new Set<Listener>()

  constructor(client: PublicClient, consents: Address) {
    this.client = client
    this.consents = consents
  }

  /** @throws what the provider throws. */
  of(room: bigint, account: Address): Promise<bigint> {
    const args = [room, account] as const
    return this.client.readContract({ address: this.consents, abi: consentsAbi, functionName: "epochOf", args })
  }

  onChange(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** @returns whether the log is of the Consents contract, and so concerns nobody's capabilities. */
  take(log: ContractLog): boolean {
    if (log.address.toLowerCase() !== this.consents.toLowerCase()) return false
    const [event] = parseEventLogs({ abi: consentsAbi, eventName: "ConsentWithdrawn", logs: [log as unknown as Log] })
    if (!event) return true
    const { room, speaker, epoch } = event.args
    for (const listener of this.listeners) listener(room, speaker.toLowerCase() as Address, epoch)
    return true
  }
}
