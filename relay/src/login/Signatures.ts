import { type Address, bytesToHex, type Hex, hexToBytes } from "viem"
import { recoverSigner } from "./recoverSigner.ts"

/** Asks the chain about contract accounts: ERC-1271, and ERC-6492 for those not yet deployed. */
export type ContractSignatureCheck = (question: {
  readonly account: Address
  readonly digest: Hex
  readonly signature: Hex
}) => Promise<boolean>

/**
 * Whether a signature over a digest is an account's: by its key first, locally; only then by its contract.
 * In this order an EIP-7702 account, which has code and a key, can sign with its key.
 */
export class Signatures {
  private readonly byContract: ContractSignatureCheck

  constructor(byContract: ContractSignatureCheck) {
    this.byContract = byContract
  }

  /** @throws when the chain had to be asked and did not answer. */
  async isValid(account: Address, digest: Uint8Array, signature: Hex): Promise<boolean> {
    if (recoverSigner(digest, hexToBytes(signature)) === account.toLowerCase()) return true
    return this.byContract({ account, digest: bytesToHex(digest), signature })
  }
}
