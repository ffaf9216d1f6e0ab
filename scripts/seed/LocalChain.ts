import {
  type Account,
  createPublicClient,
  createWalletClient,
  type Hash,
  http,
  type PublicClient,
  type TransactionReceipt,
  type WalletClient,
} from "viem"
import type { Deployment } from "../../protocol/src/deployment.ts"
import { DEPLOYER_INDEX, localAccount } from "../deploy/people.ts"

/** Transactions are mined at once, so a receipt is a few milliseconds away. */
const POLL_MS = 20

/** What every step of the seed works with. */
export class LocalChain {
  readonly client: PublicClient
  readonly wallet: WalletClient
  readonly deployment: Deployment
  /** Deployer of the contracts and governor of the demo community. */
  readonly governor: Account = localAccount(DEPLOYER_INDEX)

  constructor(rpcUrl: string, deployment: Deployment) {
    this.client = createPublicClient({ transport: http(rpcUrl), pollingInterval: POLL_MS })
    this.wallet = createWalletClient({ transport: http(rpcUrl) })
    this.deployment = deployment
  }

  /** Waits until a transaction is in a block; throws if it failed there. */
  async mined(hash: Promise<Hash>): Promise<TransactionReceipt> {
    const receipt = await this.client.waitForTransactionReceipt({ hash: await hash })
    if (receipt.status !== "success") throw new Error(`Transaction ${receipt.transactionHash} failed.`)
    return receipt
  }

  /** Seconds since 1970 by this machine's clock, which a local chain follows. */
  now(): bigint {
    return BigInt(Math.floor(Date.now() / 1000))
  }
}
