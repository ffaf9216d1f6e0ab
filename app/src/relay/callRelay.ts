import { z } from "zod"
import { RelayRefusal } from "./RelayRefusal.ts"

const refusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string(), remedy: z.string() }) })

/** A relay that has not answered by then is treated as away. */
const ANSWER_WITHIN_MS = 8_000

/**
 * Calls the relay this page came from and checks its answer.
 * @param path from the origin's root, e.g. `/v1/config`
 * @throws {@link RelayRefusal}
 */
export async function callRelay<S extends z.ZodType>(
  schema: S,
  path: string,
  init: RequestInit = {},
): Promise<z.output<S>> {
  let response: Response
  try {
    response = await fetch(path, { ...init, signal: init.signal ?? AbortSignal.timeout(ANSWER_WITHIN_MS) })
  } catch (cause) {
    throw away(cause)
  }
  const body: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const refusal = refusalSchema.safeParse(body)
    if (refusal.success) throw new RelayRefusal(response.status, refusal.data.error)
    throw away(response.status)
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new RelayRefusal(response.status, {
    code: "UNREADABLE",
    message: "The relay answered in a form this page does not know.",
    remedy: "Reload the page; the relay may be newer.",
  })
}

function away(cause: unknown): RelayRefusal {
  const refusal = new RelayRefusal(0, {
    code: "UNREACHABLE",
    message: "The relay does not answer.",
    remedy: "This page keeps trying by itself.",
  })
  refusal.cause = cause
  return refusal
}
