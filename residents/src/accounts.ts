import type { LocalAccount } from "viem"
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts"
import { z } from "zod"

/** The public test mnemonic of local chains; accounts of it are worth nothing anywhere else. */
const LOCAL_MNEMONIC = "test test test test test test test test test test test junk"
/** iris.eth and jonas.eth of the seeded local chain. */
const LOCAL_INDEXES = "8,9"

const environmentSchema = z.object({
  OPENAIR_RESIDENT_KEYS: z
    .string()
    .regex(/^0x[0-9a-fA-F]{64}(,0x[0-9a-fA-F]{64})*$/, "private keys with 0x, separated by commas")
    .optional(),
  OPENAIR_RESIDENT_INDEXES: z
    .string()
    .regex(/^\d{1,4}(,\d{1,4})*$/, "derivation indexes, separated by commas")
    .default(LOCAL_INDEXES),
})

/** The residents' accounts: from their keys, or on a local chain by derivation index. @throws a ZodError. */
export function residentAccounts(environment: Record<string, string | undefined>): LocalAccount[] {
  const { OPENAIR_RESIDENT_KEYS: keys, OPENAIR_RESIDENT_INDEXES: indexes } = environmentSchema.parse(environment)
  if (keys) return keys.split(",").map((key) => privateKeyToAccount(key as `0x${string}`))
  return indexes.split(",").map((index) => mnemonicToAccount(LOCAL_MNEMONIC, { addressIndex: Number(index) }))
}
