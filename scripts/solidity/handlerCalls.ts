/** How often a handler of an invariant suite was called, and what came of it. */
export interface HandlerCalls {
  readonly calls: number
  readonly reverts: number
  readonly discards: number
  /** Calls that did what the handler is for, of those in which the suite counted; handlers that swallow refusals revert never. */
  readonly effective?: { readonly done: number; readonly tried: number }
}

/** Handlers of which fewer calls succeed test nothing to speak of. */
const LEAST_SHARE = 0.05

/**
 * Reads forge's tables `| Contract | Selector | Calls | Reverts | Discards |`, one a truth, and lines `handler NAME done/tried` that suites log
 * (forge prints the logs of a suite's last life). Names are `Contract.handler`; for the logged ones the contract is the suite's own word.
 */
export function parseHandlerCalls(output: string): Map<string, HandlerCalls> {
  const found = new Map<string, HandlerCalls>()
  for (const [, contract = "", handler = "", calls, reverts, discards] of output.matchAll(
    /^\|\s*(\w+)\s*\|\s*(\w+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*$/gm,
  )) {
    const row = { calls: Number(calls), reverts: Number(reverts), discards: Number(discards) }
    addCalls(found, `${contract}.${handler}`, row)
  }
  for (const [, name = "", done, tried] of output.matchAll(/^\s*handler (\w+\.\w+) (\d+)\/(\d+)\s*$/gm)) {
    const effective = { done: Number(done), tried: Number(tried) }
    addCalls(found, name, { calls: 0, reverts: 0, discards: 0, effective })
  }
  return found
}

/** Adds to what is known of a handler. */
export function addCalls(all: Map<string, HandlerCalls>, name: string, more: HandlerCalls): void {
  const known = all.get(name) ?? { calls: 0, reverts: 0, discards: 0 }
  const effective =
    known.effective || more.effective
      ? {
          done: (known.effective?.done ?? 0) + (more.effective?.done ?? 0),
          tried: (known.effective?.tried ?? 0) + (more.effective?.tried ?? 0),
        }
      : undefined
  all.set(name, {
    calls: known.calls + more.calls,
    reverts: known.reverts + more.reverts,
    discards: known.discards + more.discards,
    ...(effective ? { effective } : {}),
  })
}

/** The share of a handler's calls that succeeded; by the suite's own count where there is one. */
export function successShare({ calls, reverts, discards, effective }: HandlerCalls): number {
  if (effective && effective.tried > 0) return effective.done / effective.tried
  return calls === 0 ? 0 : (calls - reverts - discards) / calls
}

export function isIdle(handler: HandlerCalls): boolean {
  return successShare(handler) < LEAST_SHARE
}
