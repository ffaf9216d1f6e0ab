import { connectorsForWallets } from "@rainbow-me/rainbowkit"
import { injectedWallet } from "@rainbow-me/rainbowkit/wallets"
import { type Config, createConfig, createStorage, http } from "wagmi"
import { reconnect, watchAccount } from "wagmi/actions"
import { writeAccount } from "../account/accountStore.ts"
import { configQuery } from "../config/configQuery.ts"
import { queryClient } from "../relay/queryClient.ts"
import { chainOf } from "./chainOf.ts"
import { demoConnector } from "./demoConnector.ts"
import { demoPeople } from "./demoPeople.ts"

let made: Promise<Config> | undefined

/** The browser's wallets, connected as they were when it was last here. Made once. */
export function wagmiConfig(): Promise<Config> {
  made ??= makeConfig()
  return made
}

async function makeConfig(): Promise<Config> {
  const config = await queryClient.ensureQueryData(configQuery)
  const chain = chainOf(config)
  const rpcUrl = chain.rpcUrls.default.http[0] as string
  // Only wallets the browser itself brings: nothing is asked of anybody's server.
  const injected = connectorsForWallets([{ groupName: "In this browser", wallets: [injectedWallet] }], {
    appName: "Openair",
    projectId: "none",
  })
  const people = config.demoWallets ? await demoPeople() : []
  const wagmi = createConfig({
    chains: [chain],
    transports: { [chain.id]: http(rpcUrl) },
    connectors: [...injected, ...people.map((person) => demoConnector(person, rpcUrl))],
    storage: createStorage({ storage: localStorage, key: "openair.wallet" }),
    multiInjectedProviderDiscovery: true,
  })
  await reconnect(wagmi)
  watchAccount(wagmi, {
    onChange: ({ address, status }, earlier) => {
      if (address !== undefined) writeAccount(address)
      else if (status === "disconnected" && earlier.status !== "disconnected") writeAccount(undefined)
    },
  })
  if (wagmi.state.current !== null) writeAccount(wagmi.state.connections.get(wagmi.state.current)?.accounts[0])
  return wagmi
}
