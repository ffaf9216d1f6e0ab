import { concat, type Hex, keccak256 } from "viem"
import type { ContractOrigin } from "../../protocol/src/deployment.ts"
import { recompile } from "./recompile.ts"
import { standardInput } from "./standardInput.ts"
import { VerifyError } from "./VerifyError.ts"

/** Ours: what others published (ENS) they verify themselves. */
export function isOurs({ contract }: ContractOrigin): boolean {
  return contract.startsWith("contracts/")
}

/**
 * Compiles a contract anew and compares it, byte for byte, with what was sent to the chain.
 * @throws VerifyError OTHER_CODE when these sources do not make that contract.
 */
export function checkOrigin(origin: ContractOrigin): void {
  const { identifier, ...input } = standardInput(origin.contract)
  const initCode = concat([recompile(input, identifier), origin.constructorArgs as Hex])
  if (keccak256(initCode) !== origin.initCodeHash) {
    throw new VerifyError(
      "OTHER_CODE",
      `${origin.contract} at ${origin.address} was not made from these sources: check out the commit it was deployed from.`,
    )
  }
}
