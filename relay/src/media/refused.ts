import { OpenairError } from "@openair/protocol"

/** Runs an engine call; what the engine throws (bad parameters, closed objects) becomes MEDIA_REFUSED. */
export async function refusing<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    if (error instanceof OpenairError) throw error
    const problem = error instanceof Error ? error.message : String(error)
    throw new OpenairError("MEDIA_REFUSED", { problem }, { cause: error })
  }
}
