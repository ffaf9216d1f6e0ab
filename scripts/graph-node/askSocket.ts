import { request } from "node:http"

const ANSWER_LIMIT_MS = 30_000

/** Posts JSON to an HTTP server behind a Unix socket and returns its JSON answer. */
export function askSocket(socketPath: string, path: string, question: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(question)
    const asked = request(
      {
        socketPath,
        path,
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        agent: false,
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      },
      (response) => {
        let text = ""
        response.setEncoding("utf8").on("data", (chunk: string) => {
          text += chunk
        })
        response.once("error", reject)
        response.once("end", () => {
          try {
            resolve(JSON.parse(text))
          } catch {
            reject(new Error(`not JSON (status ${response.statusCode}): ${text.slice(0, 200)}`))
          }
        })
      },
    )
    asked.once("error", reject)
    asked.end(body)
  })
}
