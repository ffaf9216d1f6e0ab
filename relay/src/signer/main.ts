import { readFileSync } from "node:fs"
import { createPublicClient, createWalletClient, defineChain, http } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { type FromSigner, type SignerConfig, type ToSigner, toSignerSchema } from "./messages.ts"
import { Recorder } from "./Recorder.ts"
import { brief, Signer } from "./Signer.ts"
import { TransactionLane } from "./TransactionLane.ts"

/** The signer as a program: a child of the relay that alone reads the gas key. Ends with its parent. */
const RPC_TIMEOUT_MS = 5000
const CONNECT_RETRY_MS = 1000

let signer: Signer | undefined
let recorder: Recorder | undefined

function say(message: FromSigner): void {
  if (process.connected) process.send?.(message, () => {})
}

async function configure(config: SignerConfig): Promise<void> {
  const account = privateKeyToAccount(readFileSync(config.keyFile, "utf8").trim() as `0x${string}`)
  const chain = defineChain({
    id: config.chainId,
    name: `eip155:${config.chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [config.rpcUrl] } },
  })
  const transport = http(config.rpcUrl, { timeout: RPC_TIMEOUT_MS, retryCount: 1 })
  const client = createPublicClient({ chain, transport, ccipRead: false })
  for (;;) {
    try {
      const chainId = await client.getChainId()
      if (chainId !== config.chainId) throw new Error(`the provider is on chain ${chainId}`)
      break
    } catch (error) {
      say({ type: "problem", problem: brief(error) })
      await new Promise((resolve) => setTimeout(resolve, CONNECT_RETRY_MS))
    }
  }
  const lane = new TransactionLane(client, createWalletClient({ chain, transport }), account)
  recorder = new Recorder(client, lane, config)
  signer = new Signer({
    client,
    lane,
    config,
    onDone: (what, id, transaction) => say({ type: "done", what, id, transaction }),
    onProblem: (problem) => say({ type: "problem", problem: problem.slice(0, 512) }),
  })
  say({ type: "ready", account: account.address })
}

async function handle(message: ToSigner): Promise<void> {
  if (message.type === "configure") return configure(message.config)
  if (!signer || !recorder) throw new Error("asked before it was configured")
  switch (message.type) {
    case "votes": {
      const { requestId, votes } = message
      try {
        const outcomes = await signer.castVotes(votes, (transaction) => say({ type: "sent", requestId, transaction }))
        say({ type: "counted", requestId, outcomes })
      } catch (error) {
        say({ type: "failed", requestId, problem: brief(error) })
      }
      return
    }
    case "measures": {
      const { requestId, measures } = message
      try {
        const outcomes = await recorder.record(measures)
        say({ type: "recorded", requestId, outcomes })
      } catch (error) {
        say({ type: "failed", requestId, problem: brief(error) })
      }
      return
    }
    case "settle":
      return signer.settle(message.ballot)
    case "lock":
      return signer.lock(message.programme, BigInt(message.slot))
  }
}

process.on("message", (raw) => {
  const parsed = toSignerSchema.safeParse(raw)
  if (!parsed.success)
    return say({ type: "problem", problem: `not a message for the signer: ${parsed.error.message}`.slice(0, 512) })
  handle(parsed.data).catch((error: unknown) => say({ type: "problem", problem: brief(error) }))
})
process.on("disconnect", () => process.exit(0))
// The parent decides when to end; a Ctrl-C in the terminal reaches both.
process.on("SIGINT", () => {})
