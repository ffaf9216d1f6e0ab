import { normalize } from "viem/ens"

/** The one form ENS knows of a name (ENSIP-15); undefined when it has none. A name in another form may look like somebody else's. */
export function normalized(name: string): string | undefined {
  try {
    return normalize(name)
  } catch {
    return undefined
  }
}
