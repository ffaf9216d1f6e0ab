import { meta } from "./meta.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

/** A block is indexed about half a second after its receipt; there are no subscriptions to wait on. */
const POLL_MS = 200
const DEADLINE_MS = 20_000

export interface UntilIndexedOptions {
  readonly signal?: AbortSignal
  readonly deadlineMs?: number
}

/**
 * Waits until the subgraph knows a block, such as that of a receipt; then what happened in it can be queried.
 * @throws when the deadline passes or the signal aborts. A subgraph that does not answer is asked again until then.
 */
export async function untilIndexed(
  client: SubgraphClient,
  blockNumber: number | bigint,
  { signal, deadlineMs = DEADLINE_MS }: UntilIndexedOptions = {},
): Promise<void> {
  const deadline = Date.now() + deadlineMs
  for (;;) {
    signal?.throwIfAborted()
    const now = await meta(client).catch(() => undefined)
    if (now !== undefined && now.blockNumber >= Number(blockNumber)) return
    if (Date.now() > deadline) {
      throw new Error(
        `The subgraph is at block ${now?.blockNumber ?? "none"}; waited ${deadlineMs} ms for ${blockNumber}.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
