import type { Address } from "viem"

/** Where the chain is asked and which contracts matter. */
export interface ChainOptions {
  readonly chainId: number
  /** In order of preference. */
  readonly rpcUrls: readonly string[]
  /** For subscriptions; undefined: polling alone. */
  readonly wsUrl: string | undefined
  readonly contracts: {
    readonly rooms: Address
    readonly sanctions: Address
    readonly programme: Address
    readonly ballots: Address
    readonly consents: Address
  }
  readonly universalResolver: Address
  readonly multicall3: Address | undefined
  /** Logs before this block concern none of these contracts. */
  readonly startBlock: bigint
}
