import type { Address, Hex } from "viem"
import { signMessage as sign } from "wagmi/actions"
import { wagmiConfig } from "./wagmiConfig.ts"

/** Has the connected account sign a text (EIP-191). */
export async function signMessage(account: Address, message: string): Promise<Hex> {
  return sign(await wagmiConfig(), { account, message })
}
