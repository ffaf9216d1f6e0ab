import { sanctionsAbi } from "@openair/protocol"
import { type Address, encodeEventTopics, type Hex } from "viem"
import { until } from "../../test/until.ts"
import { nowMs } from "./House.ts"

/** Hears of sanctions straight from the chain, and when. */
export class BlockObserver {
  private readonly socket: WebSocket
  private readonly heard: { readonly subject: Hex; readonly atMs: number }[] = []
  private isSubscribed = false

  private constructor(url: string, sanctions: Address) {
    this.socket = new WebSocket(url)
    const [topic] = encodeEventTopics({ abi: sanctionsAbi, eventName: "SanctionImposed" })
    this.socket.addEventListener("open", () => {
      const params = ["logs", { address: sanctions, topics: [topic] }]
      this.socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_subscribe", params }))
    })
    this.socket.addEventListener("message", ({ data }) => {
      const atMs = nowMs()
      const message = JSON.parse(String(data)) as { id?: number; params?: { result: { topics: Hex[] } } }
      if (message.id === 1) this.isSubscribed = true
      const account = message.params?.result.topics[2]
      if (account) this.heard.push({ subject: `0x${account.slice(-40)}`, atMs })
    })
  }

  static async open(rpcUrl: string, sanctions: Address): Promise<BlockObserver> {
    const observer = new BlockObserver(rpcUrl.replace("http", "ws"), sanctions)
    await until("the subscription", () => observer.isSubscribed)
    return observer
  }

  /** @returns when the next sanction of somebody after a time was heard of. */
  async sanctioned(subject: Address, afterMs: number, deadlineMs: number): Promise<number> {
    const { atMs } = await until(
      "the sanction",
      () => this.heard.find((each) => each.subject === subject.toLowerCase() && each.atMs > afterMs),
      deadlineMs,
    )
    return atMs
  }

  close(): void {
    this.socket.close()
  }
}
