import { z } from "zod"

const RPC_LIMIT_MS = 10_000

const blockAnswer = z.object({ result: z.object({ number: z.string(), hash: z.string() }).nullable() })

/** A block's number and hash by `eth_getBlockByNumber`; undefined when the chain has none by this number. */
export async function chainBlock(
  rpcUrl: string,
  number: number | "latest",
): Promise<{ number: number; hash: string } | undefined> {
  const tag = number === "latest" ? number : `0x${number.toString(16)}`
  const response = await fetch(rpcUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getBlockByNumber", params: [tag, false] }),
    signal: AbortSignal.timeout(RPC_LIMIT_MS),
  })
  const { result } = blockAnswer.parse(await response.json())
  return result === null ? undefined : { number: Number(result.number), hash: result.hash }
}
