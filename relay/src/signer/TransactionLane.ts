import type { Address, Hex, PublicClient, TransactionReceipt, WalletClient } from "viem"
import type { PrivateKeyAccount } from "viem/accounts"

export interface Call {
  readonly to: Address
  readonly data: Hex
}

/** No receipt in this time: the same nonce is offered again for more. */
const RECEIPT_WAIT_MS = 15_000
const POLL_MS = 25
const MAX_REPLACEMENTS = 4
const FEE_STEP_PERCENT = 130n
const GAS_MARGIN_PERCENT = 125n
const MAX_QUEUED = 500

/** One account's transactions, one after the other, each with its own nonce; stuck ones are replaced. */
export class TransactionLane {
  private readonly client: PublicClient
  private readonly wallet: WalletClient
  private readonly account: PrivateKeyAccount
  private tail: Promise<unknown> = Promise.resolve()
  private queued = 0
  private nonce: number | undefined

  constructor(client: PublicClient, wallet: WalletClient, account: PrivateKeyAccount) {
    this.client = client
    this.wallet = wallet
    this.account = account
  }

  /** Runs a step alone: what it reads stays true until what it sends is mined. */
  run<T>(step: () => Promise<T>): Promise<T> {
    if (this.queued >= MAX_QUEUED) return Promise.reject(new Error("too many transactions are waiting"))
    this.queued += 1
    const run = this.tail.then(step).finally(() => {
      this.queued -= 1
    })
    this.tail = run.catch(() => {})
    return run
  }

  /** Within {@link run}: simulates, sends, waits for the receipt. @throws what the simulation or the provider throws. */
  async send(call: Call, onSent: (transaction: Hex) => void = () => {}): Promise<TransactionReceipt> {
    const { account, client } = this
    const gas = ((await client.estimateGas({ account: account.address, ...call })) * GAS_MARGIN_PERCENT) / 100n
    let { maxFeePerGas, maxPriorityFeePerGas } = await client.estimateFeesPerGas()
    this.nonce ??= await client.getTransactionCount({ address: account.address, blockTag: "latest" })
    const { nonce } = this
    const hashes: Hex[] = []
    try {
      for (let attempt = 0; attempt <= MAX_REPLACEMENTS; attempt++) {
        const chain = this.wallet.chain ?? null
        const fees = { maxFeePerGas, maxPriorityFeePerGas }
        const hash = await this.wallet
          .sendTransaction({ account, chain, ...call, gas, nonce, ...fees })
          .catch((error: unknown) => {
            // An earlier offer may have been mined in between.
            if (hashes.length === 0) throw error
            return undefined
          })
        if (hash) {
          hashes.push(hash)
          onSent(hash)
        }
        const receipt = await this.receiptOf(hashes)
        if (receipt) {
          this.nonce = nonce + 1
          return receipt
        }
        maxFeePerGas = (maxFeePerGas * FEE_STEP_PERCENT) / 100n
        maxPriorityFeePerGas = (maxPriorityFeePerGas * FEE_STEP_PERCENT) / 100n
      }
      throw new Error(`no receipt for ${hashes.at(-1)}`)
    } catch (error) {
      // Somebody else may use the account, or a transaction was lost: ask again next time.
      this.nonce = undefined
      throw error
    }
  }

  private async receiptOf(hashes: readonly Hex[]): Promise<TransactionReceipt | undefined> {
    const untilMs = Date.now() + RECEIPT_WAIT_MS
    while (Date.now() < untilMs) {
      for (const hash of hashes) {
        const receipt = await this.client.getTransactionReceipt({ hash }).catch(() => undefined)
        if (receipt) return receipt
      }
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    return undefined
  }
}
