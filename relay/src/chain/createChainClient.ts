import { createPublicClient, defineChain, fallback, http, type PublicClient } from "viem"
import type { ChainOptions } from "./ChainOptions.ts"

/** A provider that takes longer is as good as gone: people wait for the answer. */
const RPC_TIMEOUT_MS = 3000

/** Reads the chain over HTTP. Never follows CCIP-read: a contract must not make the relay fetch an address of its choice. */
export function createChainClient({
  chainId,
  rpcUrls,
  universalResolver,
  multicall3,
}: Pick<ChainOptions, "chainId" | "rpcUrls" | "universalResolver" | "multicall3">): PublicClient {
  const chain = defineChain({
    id: chainId,
    name: `eip155:${chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [...rpcUrls] } },
    contracts: {
      ensUniversalResolver: { address: universalResolver },
      ...(multicall3 ? { multicall3: { address: multicall3 } } : {}),
    },
  })
  const transports = rpcUrls
    .filter((url) => url.startsWith("http"))
    .map((url) => http(url, { timeout: RPC_TIMEOUT_MS, retryCount: 0 }))
  return createPublicClient({
    chain,
    ccipRead: false,
    transport: transports.length === 1 && transports[0] ? transports[0] : fallback(transports, { retryCount: 0 }),
  })
}
