import { appendFileSync } from "node:fs"
import type { EIP1193Provider } from "@nomicfoundation/ignition-core"
import { type Hex, hexToBigInt, hexToNumber, keccak256, type PublicClient } from "viem"
import type { PrivateKeyAccount } from "viem/accounts"

/** What Ignition asks to have sent. Quantities are hexadecimal (JSON-RPC). */
interface SendRequest {
  readonly to?: Hex
  readonly data?: Hex
  readonly value?: Hex
  readonly nonce: Hex
  readonly gas: Hex
  readonly gasPrice?: Hex
  readonly maxFeePerGas?: Hex
  readonly maxPriorityFeePerGas?: Hex
}

/**
 * A provider that signs by itself: public RPC nodes hold no keys. Every transaction's hash is on disk before the transaction is sent, so that
 * whoever resumes after a kill can find out whether it went out.
 * @param sentFile a hash a line.
 */
export function signingProvider(
  client: PublicClient,
  account: PrivateKeyAccount,
  chainId: number,
  sentFile: string,
): EIP1193Provider {
  return {
    async request({ method, params }) {
      if (method === "eth_accounts") return [account.address.toLowerCase()]
      if (method !== "eth_sendTransaction") return client.request({ method, params } as never)
      const [request] = params as [SendRequest]
      const signed = await account.signTransaction(transactionOf(request, chainId))
      appendFileSync(sentFile, `${keccak256(signed)}\n`)
      return client.request({ method: "eth_sendRawTransaction", params: [signed] })
    },
  }
}

function transactionOf(request: SendRequest, chainId: number) {
  const { to, data, value, nonce, gas, gasPrice, maxFeePerGas, maxPriorityFeePerGas } = request
  const common = {
    chainId,
    ...(to ? { to } : {}),
    ...(data ? { data } : {}),
    value: hexToBigInt(value ?? "0x0"),
    nonce: hexToNumber(nonce),
    gas: hexToBigInt(gas),
  }
  if (maxFeePerGas && maxPriorityFeePerGas) {
    return {
      ...common,
      type: "eip1559",
      maxFeePerGas: hexToBigInt(maxFeePerGas),
      maxPriorityFeePerGas: hexToBigInt(maxPriorityFeePerGas),
    } as const
  }
  return { ...common, type: "legacy", gasPrice: hexToBigInt(gasPrice ?? "0x0") } as const
}
