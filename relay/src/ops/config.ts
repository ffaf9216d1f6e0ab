import type { z } from "zod"
import { OPTIONS } from "./options.ts"

type Options = typeof OPTIONS
type Value<K extends keyof Options> =
  | z.output<Options[K]["schema"]>
  | (Options[K]["byDefault"] extends null ? undefined : never)
export type Config = { readonly [K in keyof Options]: Value<K> }

/**
 * Reads every option from the environment.
 * @throws an Error that names each wrong or missing variable.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const entries = Object.entries(OPTIONS).map(([key, { env: name, schema, byDefault }]) => {
    const text = env[name] || byDefault
    if (text === undefined) problems.push(`${name} is required`)
    if (text === undefined || text === null) return [key, undefined]
    const parsed = (schema as z.ZodType).safeParse(text)
    if (parsed.success) return [key, parsed.data]
    problems.push(`${name}: ${parsed.error.issues.map(({ message }) => message).join(", ")}`)
    return [key, undefined]
  })
  if (problems.length > 0) throw new Error(`The configuration is wrong: ${problems.join("; ")}.`)
  return Object.fromEntries(entries) as Config
}
