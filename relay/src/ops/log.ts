import { type Logger, pino } from "pino"

export type Log = Logger

/** Values under these names are never written, wherever they occur in the first two levels. */
const SECRETS = [
  "sessionId",
  "proof",
  "signature",
  "nonce",
  "cookie",
  "authorization",
  "credential",
  "privateKey",
  "key",
]

/** JSON lines on stderr; stdout is kept for the one line `ready`. */
export function createLog(level: string): Log {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: "[secret]" } },
    pino.destination({ dest: 2, sync: true }),
  )
}
