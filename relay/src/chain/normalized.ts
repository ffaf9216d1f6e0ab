import { normalize } from "viem/ens"

/**
 * Labels of a–z, 0–9 and hyphens are what normalisation makes of them, unless hyphens stand third and fourth (ENSIP-15,
 * label extensions). Nearly all names are such, and need none of the tables, which take half a second of a core to unpack: just
 * when a relay that restarts has people coming back.
 */
const PLAIN = /^(?!..--)[a-z0-9-]+(?:\.(?!..--)[a-z0-9-]+)*$/

/** The one form ENS knows of a name (ENSIP-15); undefined when it has none. A name in another form may look like somebody else's. */
export function normalized(name: string): string | undefined {
  if (PLAIN.test(name)) return name
  try {
    return normalize(name)
  } catch {
    return undefined
  }
}
