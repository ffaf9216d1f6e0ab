import type { BrowserContext } from "playwright-core"
import { createWalletClient, http, isHex, type LocalAccount, numberToHex } from "viem"

interface ProviderRequest {
  readonly method: string
  readonly params?: readonly unknown[]
}

/**
 * Puts a wallet into every page of a browser context: an injected EIP-1193 provider announced by EIP-6963, whose keys
 * stay in the test's process. It behaves as wallets do: no accounts are told before the page has asked for them.
 */
export async function installWallet(
  context: BrowserContext,
  account: LocalAccount,
  chain: { id: number; rpcUrl: string },
): Promise<void> {
  const wallet = createWalletClient({ account, transport: http(chain.rpcUrl) })
  await context.exposeFunction("openairTestWallet", async (request: ProviderRequest): Promise<unknown> => {
    const params = request.params ?? []
    switch (request.method) {
      case "personal_sign": {
        const data = params[0] as string
        return account.signMessage({ message: isHex(data) ? { raw: data } : data })
      }
      case "eth_signTypedData_v4": {
        const typed = JSON.parse(params[1] as string)
        delete typed.types.EIP712Domain
        return account.signTypedData(typed)
      }
      case "eth_sendTransaction": {
        const { to, data, value } = params[0] as { to: `0x${string}`; data?: `0x${string}`; value?: `0x${string}` }
        return wallet.sendTransaction({
          chain: null,
          to,
          ...(data === undefined ? {} : { data }),
          ...(value === undefined ? {} : { value: BigInt(value) }),
        })
      }
      default:
        return wallet.request({ method: request.method, params } as never)
    }
  })
  await context.addInitScript(injectProvider, { address: account.address, chainId: numberToHex(chain.id) })
}

/** Runs in the page. */
function injectProvider(identity: { address: string; chainId: string }): void {
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  let connected = false
  const bridge = (window as unknown as { openairTestWallet(request: ProviderRequest): Promise<unknown> })
    .openairTestWallet
  const provider = {
    async request(request: ProviderRequest): Promise<unknown> {
      switch (request.method) {
        case "eth_accounts":
          return connected ? [identity.address] : []
        case "eth_requestAccounts":
          connected = true
          for (const listener of listeners.get("accountsChanged") ?? []) listener([identity.address])
          return [identity.address]
        case "wallet_requestPermissions":
          connected = true
          return [{ parentCapability: "eth_accounts" }]
        case "wallet_revokePermissions":
          connected = false
          return null
        case "eth_chainId":
          return identity.chainId
        case "net_version":
          return String(Number.parseInt(identity.chainId, 16))
        case "wallet_switchEthereumChain":
        case "wallet_addEthereumChain":
          return null
        default:
          return bridge(request)
      }
    },
    on(event: string, listener: (value: unknown) => void): void {
      const set = listeners.get(event) ?? new Set()
      listeners.set(event, set.add(listener))
    },
    removeListener(event: string, listener: (value: unknown) => void): void {
      listeners.get(event)?.delete(listener)
    },
  }
  const icon = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciLz4="
  const info = { uuid: "9c4fd2f0-5b0c-4a0f-9d6b-0f5f6c1f1a01", name: "Test wallet", icon, rdns: "test.openair.wallet" }
  const announce = () =>
    window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }))
  window.addEventListener("eip6963:requestProvider", announce)
  Object.assign(window, { ethereum: provider })
  announce()
}
