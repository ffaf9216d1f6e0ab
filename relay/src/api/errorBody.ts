import { randomBytes } from "node:crypto"
import { type ErrorBody, type Explanation, OpenairError } from "@openair/protocol"
import type { Log } from "../ops/log.ts"
import { Refusal } from "../rooms/Refusal.ts"

export type SentError = ErrorBody & { readonly explanation?: Explanation }

/** What a client is told of an error. What has no name is logged with a reference and told as INTERNAL. */
export function errorBody(error: unknown, log: Log): SentError {
  if (error instanceof Refusal) return { ...error.toBody(), explanation: error.explanation }
  if (error instanceof OpenairError) return error.toBody()
  const reference = randomBytes(6).toString("hex")
  log.error({ reference, problem: error instanceof Error ? error.stack : String(error) }, "something broke")
  return new OpenairError("INTERNAL", { reference }).toBody()
}
