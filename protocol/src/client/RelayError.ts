import { z } from "zod"
import { type Explanation, explanationSchema } from "../http.ts"

/** An error body as relays of any version send it: `code` may be newer than this client. */
export const relayErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  explanation: explanationSchema.optional(),
})
export type RelayErrorBody = z.output<typeof relayErrorSchema>

/** The relay said no. Shown to people as it is: what happened, and what to do. */
export class RelayError extends Error {
  override readonly name = "RelayError"
  readonly code: string
  readonly remedy: string
  readonly detail: Readonly<Record<string, string | number>>
  /** For refusals by rule: the rule, the reason and the way to "yes". */
  readonly explanation: Explanation | undefined

  constructor(body: RelayErrorBody) {
    super(body.message)
    this.code = body.code
    this.remedy = body.remedy
    this.detail = body.detail
    this.explanation = body.explanation
  }
}
