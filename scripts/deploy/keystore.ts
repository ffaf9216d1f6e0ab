import { createDecipheriv, pbkdf2Sync, scryptSync } from "node:crypto"
import { concat, type Hex, hexToBytes, keccak256, toHex } from "viem"
import { z } from "zod/v4"
import { DeploymentError } from "./DeploymentError.ts"

const hex = z.string().regex(/^([0-9a-fA-F]{2})+$/)
const scrypt = z.object({
  dklen: z.literal(32),
  n: z
    .number()
    .int()
    .max(2 ** 20),
  r: z.number().int().max(32),
  p: z.number().int().max(16),
  salt: hex,
})
const pbkdf2 = z.object({ dklen: z.literal(32), c: z.number().int(), prf: z.literal("hmac-sha256"), salt: hex })

/** Web3 Secret Storage, version 3 (https://ethereum.org/en/developers/docs/data-structures-and-encoding/web3-secret-storage). */
const keystore = z.object({
  version: z.literal(3),
  crypto: z.intersection(
    z.object({
      cipher: z.literal("aes-128-ctr"),
      cipherparams: z.object({ iv: hex }),
      ciphertext: hex,
      mac: hex,
    }),
    z.discriminatedUnion("kdf", [
      z.object({ kdf: z.literal("scrypt"), kdfparams: scrypt }),
      z.object({ kdf: z.literal("pbkdf2"), kdfparams: pbkdf2 }),
    ]),
  ),
})

/**
 * Opens an encrypted key file, as geth, Foundry's `cast wallet` and others write it.
 * @returns the private key, 32 bytes.
 * @throws DeploymentError KEY_UNUSABLE when it is no such file or the password is wrong.
 */
export function decryptKeystore(json: string, password: string): Hex {
  const { crypto } = parse(json)
  const derived = derive(crypto, password)
  const ciphertext = hexToBytes(`0x${crypto.ciphertext}`)
  const mac = keccak256(concat([derived.subarray(16, 32), ciphertext]))
  if (mac !== `0x${crypto.mac.toLowerCase()}`) {
    throw new DeploymentError("KEY_UNUSABLE", "The keystore's password is wrong.")
  }
  const decipher = createDecipheriv("aes-128-ctr", derived.subarray(0, 16), hexToBytes(`0x${crypto.cipherparams.iv}`))
  return toHex(Buffer.concat([decipher.update(ciphertext), decipher.final()]))
}

function derive(crypto: z.output<typeof keystore>["crypto"], password: string): Uint8Array {
  const { kdf, kdfparams } = crypto
  const salt = hexToBytes(`0x${kdfparams.salt}`)
  if (kdf === "pbkdf2") return new Uint8Array(pbkdf2Sync(password, salt, kdfparams.c, kdfparams.dklen, "sha256"))
  const { n, r, p, dklen } = kdfparams
  // Twice what scrypt needs: 128·N·r bytes and some.
  return new Uint8Array(scryptSync(password, salt, dklen, { N: n, r, p, maxmem: 256 * n * r }))
}

function parse(json: string): z.output<typeof keystore> {
  try {
    return keystore.parse(JSON.parse(json))
  } catch (error) {
    throw new DeploymentError("KEY_UNUSABLE", "The keystore is not a Web3 Secret Storage file of version 3.", {
      cause: error,
    })
  }
}
