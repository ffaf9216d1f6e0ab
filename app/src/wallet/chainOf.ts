import type { PublicConfig } from "@openair/protocol/http"
import { type Chain, defineChain } from "viem"

/** The deployment's chain as viem knows chains. */
export function chainOf(config: PublicConfig): Chain {
  const { ensUniversalResolver, multicall3 } = config.contracts
  return defineChain({
    id: config.chainId,
    name: config.chainName,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [new URL(config.rpcUrl, location.origin).href] } },
    contracts: {
      ...(ensUniversalResolver === undefined ? {} : { ensUniversalResolver: { address: ensUniversalResolver } }),
      ...(multicall3 === undefined ? {} : { multicall3: { address: multicall3 } }),
    },
  })
}
