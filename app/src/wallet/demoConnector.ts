import { createWalletClient, type EIP1193RequestFn, type Hex, http, isHex, numberToHex } from "viem"
import type { PrivateKeyAccount } from "viem/accounts"
import { createConnector } from "wagmi"
import type { DemoPerson } from "./demoPeople.ts"

export const DEMO_CONNECTOR_PREFIX = "demo-"

interface TransactionRequest {
  readonly to?: Hex
  readonly data?: Hex
  readonly value?: Hex
  readonly gas?: Hex
}

/** A wallet without an extension, for one of the local chain's people. It signs whatever the page asks for. */
export function demoConnector(person: DemoPerson, rpcUrl: string) {
  return createConnector((config) => {
    const [chain] = config.chains
    const client = createWalletClient({ account: person.account, chain, transport: http(rpcUrl) })
    const request = (async ({ method, params }: { method: string; params?: unknown }) => {
      const given = (params ?? []) as readonly unknown[]
      switch (method) {
        case "eth_accounts":
        case "eth_requestAccounts":
          return [person.account.address]
        case "eth_chainId":
          return numberToHex(chain.id)
        case "wallet_switchEthereumChain":
          return null
        case "personal_sign":
          return signPersonal(person.account, given[0] as string)
        case "eth_signTypedData_v4":
          return person.account.signTypedData(JSON.parse(given[1] as string))
        case "eth_sendTransaction": {
          const { to, data, value } = given[0] as TransactionRequest
          return client.sendTransaction({
            ...(to === undefined ? {} : { to }),
            ...(data === undefined ? {} : { data }),
            ...(value === undefined ? {} : { value: BigInt(value) }),
          })
        }
        default:
          return client.request({ method, params } as never)
      }
    }) as EIP1193RequestFn
    const provider = { request, on: () => {}, removeListener: () => {} }
    return {
      id: `${DEMO_CONNECTOR_PREFIX}${person.shortName}`,
      name: person.name,
      type: "demo",
      async connect() {
        return { accounts: [person.account.address] as never, chainId: chain.id }
      },
      async disconnect() {},
      async getAccounts() {
        return [person.account.address]
      },
      async getChainId() {
        return chain.id
      },
      async getProvider() {
        return provider
      },
      /** Only who was chosen last is chosen again: nobody becomes a demo person by opening a page. */
      async isAuthorized() {
        return (await config.storage?.getItem("recentConnectorId")) === `${DEMO_CONNECTOR_PREFIX}${person.shortName}`
      },
      async switchChain() {
        return chain
      },
      onAccountsChanged() {},
      onChainChanged() {},
      onDisconnect() {},
    }
  })
}

function signPersonal(account: PrivateKeyAccount, message: string): Promise<Hex> {
  return account.signMessage({ message: isHex(message) ? { raw: message } : message })
}
