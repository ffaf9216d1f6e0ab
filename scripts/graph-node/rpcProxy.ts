import { once } from "node:events"
import { createServer } from "node:http"

/** Longer than any answer of a healthy node; graph-node asks again by itself. */
const RPC_TIMEOUT_MS = 60_000
/** An answer of eth_getLogs may be large, a question never is. */
const MAX_QUESTION_BYTES = 4 * 1024 * 1024

/** Answers JSON-RPC on a Unix socket by asking `rpcUrl`: the one way out of graph-node's network. */
export async function startRpcProxy(socketPath: string, rpcUrl: string): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    try {
      const chunks: Buffer[] = []
      let bytes = 0
      for await (const chunk of request as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > MAX_QUESTION_BYTES) throw new Error("question too large")
        chunks.push(chunk)
      }
      const answer = await fetch(rpcUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: Buffer.concat(chunks),
        signal: AbortSignal.timeout(RPC_TIMEOUT_MS),
      })
      const body = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { "content-type": "application/json", "content-length": body.length })
      response.end(body)
    } catch {
      // The chain is away for now.
      response.writeHead(502).end()
    }
  })
  server.listen(socketPath)
  await once(server, "listening")
  return async () => {
    const closed = once(server, "close")
    server.close()
    server.closeAllConnections()
    await closed
  }
}
