import type { PublicConfig } from "@openair/protocol/http"
import type { Address } from "viem"
import type { Config } from "wagmi"
import { getAccount, switchChain } from "wagmi/actions"
import { configQuery } from "../config/configQuery.ts"
import { queryClient } from "../relay/queryClient.ts"
import { connectAccount } from "./connectAccount.ts"
import { wagmiConfig } from "./wagmiConfig.ts"

export interface Acting {
  readonly wagmi: Config
  readonly config: PublicConfig
  readonly account: Address
}

/** A connected account on the deployment's chain, ready to sign. */
export async function onChain(): Promise<Acting> {
  const [wagmi, config] = await Promise.all([wagmiConfig(), queryClient.ensureQueryData(configQuery)])
  const account = await connectAccount()
  if (getAccount(wagmi).chainId !== config.chainId) await switchChain(wagmi, { chainId: config.chainId })
  return { wagmi, config, account }
}

/** The address of one of the deployment's contracts. @throws when the relay does not name it. */
export function contractOf(config: PublicConfig, name: string): Address {
  const address = config.contracts[name]
  if (address === undefined) throw new Error(`This relay names no ${name} contract.`)
  return address
}
