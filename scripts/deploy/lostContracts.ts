import type { Address, PublicClient } from "viem"

/** How many of these have no code on the chain. */
export async function lostContracts(client: PublicClient, addresses: readonly Address[]): Promise<number> {
  const codes = await Promise.all(addresses.map((address) => client.getCode({ address })))
  return codes.filter((code) => code === undefined).length
}
