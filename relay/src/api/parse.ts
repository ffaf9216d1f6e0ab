import { OpenairError } from "@openair/protocol"
import type { z } from "zod"

/** Checks what came from outside. @throws BAD_REQUEST naming the first field that is wrong. */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const path = issue?.path.join(".") || "it"
  throw new OpenairError("BAD_REQUEST", { problem: `${path}: ${issue?.message ?? "unreadable"}` })
}
