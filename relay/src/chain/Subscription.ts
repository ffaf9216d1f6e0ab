import type { Address, Hex } from "viem"
import { z } from "zod"

const RETRY_MS = 500
/** anvil's and everybody's blocks come more often than this; silence means a dead socket. */
const SILENCE_MS = 30_000

const hex = z.string().regex(/^0x[0-9a-fA-F]*$/) as unknown as z.ZodType<Hex>
const headSchema = z.object({ number: hex, hash: hex, timestamp: hex })
const logSchema = z.object({
  address: hex,
  topics: z.array(hex),
  data: hex,
  blockNumber: hex,
  removed: z.boolean().optional(),
})
const notificationSchema = z.object({
  method: z.literal("eth_subscription"),
  params: z.object({ subscription: z.string(), result: z.unknown() }),
})

export type RawHead = z.infer<typeof headSchema>
export type RawLog = z.infer<typeof logSchema>

/** eth_subscribe for heads and logs over one WebSocket, which comes back by itself. */
export class Subscription {
  private readonly url: string
  private readonly addresses: readonly Address[]
  private readonly onHead: (head: RawHead) => void
  private readonly onLog: (log: RawLog) => void
  private readonly onState: (isLive: boolean) => void
  private socket: WebSocket | undefined
  private timer: NodeJS.Timeout | undefined
  private closed = false

  constructor(options: {
    readonly url: string
    readonly addresses: readonly Address[]
    readonly onHead: (head: RawHead) => void
    readonly onLog: (log: RawLog) => void
    /** True once both subscriptions stand, false when the socket is gone. */
    readonly onState: (isLive: boolean) => void
  }) {
    this.url = options.url
    this.addresses = options.addresses
    this.onHead = options.onHead
    this.onLog = options.onLog
    this.onState = options.onState
    this.open()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.timer)
    this.socket?.close()
  }

  private open(): void {
    const socket = new WebSocket(this.url)
    this.socket = socket
    this.watchSilence(socket)
    socket.addEventListener("open", () => {
      const ask = (id: number, params: unknown[]) =>
        socket.send(JSON.stringify({ jsonrpc: "2.0", id, method: "eth_subscribe", params }))
      ask(1, ["newHeads"])
      ask(2, ["logs", { address: this.addresses }])
    })
    socket.addEventListener("message", ({ data }) => {
      this.watchSilence(socket)
      this.receive(String(data))
    })
    socket.addEventListener("error", () => {})
    socket.addEventListener("close", () => this.lost(socket))
  }

  private receive(text: string): void {
    let message: unknown
    try {
      message = JSON.parse(text)
    } catch {
      return
    }
    if ((message as { id?: unknown }).id === 2) this.onState(!(message as { error?: unknown }).error)
    const notification = notificationSchema.safeParse(message)
    if (!notification.success) return
    const { result } = notification.data.params
    const head = headSchema.safeParse(result)
    if (head.success) {
      this.onHead(head.data)
      return
    }
    const log = logSchema.safeParse(result)
    if (log.success) this.onLog(log.data)
  }

  private watchSilence(socket: WebSocket): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      socket.close()
      this.lost(socket)
    }, SILENCE_MS)
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) return
    this.socket = undefined
    clearTimeout(this.timer)
    this.onState(false)
    if (!this.closed) this.timer = setTimeout(() => this.open(), RETRY_MS)
  }
}
