import type { Artifact } from "@nomicfoundation/ignition-core"
import { type Hex, keccak256, stringToBytes } from "viem"

/**
 * What a chain was deployed from, in one hash: all creation code and the parameters it is given.
 * @returns 32 bytes.
 */
export function codeHash(artifacts: ReadonlyMap<string, Artifact>, parameters: object): Hex {
  const codes = [...artifacts].map(([name, artifact]) => `${name}:${artifact.bytecode}`)
  return keccak256(stringToBytes([...codes, JSON.stringify(parameters)].join("\n")))
}
