import { z } from "zod"

const metadataSchema = z.object({ title: z.string().optional(), summary: z.string().optional() })

/** Title and summary out of a slot's metadata, where it is the JSON text this app writes; empty otherwise. */
export function readSlotMetadata(metadata: string | null): { readonly title?: string; readonly summary?: string } {
  if (metadata === null) return {}
  try {
    const { title, summary } = metadataSchema.parse(JSON.parse(metadata))
    return { ...(title ? { title } : {}), ...(summary ? { summary } : {}) }
  } catch {
    return {}
  }
}
