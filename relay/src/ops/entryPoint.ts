/** Programs and threads that the relay starts, by their place in `relay/src`. */
export type EntryPoint = "origin/worker" | "signer/main" | "studio/main"

/** Where a program of the relay lies: in the sources, or beside the bundled relay (`relay/dist`). */
export function entryPoint(name: EntryPoint): URL {
  const isSource = import.meta.url.endsWith("/ops/entryPoint.ts")
  return isSource ? new URL(`../${name}.ts`, import.meta.url) : new URL(`./${name}.js`, import.meta.url)
}
