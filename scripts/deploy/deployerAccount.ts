import { readFileSync } from "node:fs"
import { type Hex, isHex, size } from "viem"
import { type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { DeploymentError } from "./DeploymentError.ts"
import { decryptKeystore } from "./keystore.ts"
import type { DeployerKey } from "./networks.ts"

/** @throws DeploymentError KEY_UNUSABLE when the key is not there or no key. */
export function deployerAccount(source: DeployerKey, env: NodeJS.ProcessEnv): PrivateKeyAccount {
  return privateKeyToAccount(
    "env" in source ? keyFrom(source.env, env) : keyOf(source.keystore, source.passwordEnv, env),
  )
}

function keyFrom(variable: string, env: NodeJS.ProcessEnv): Hex {
  const key = env[variable]
  if (!isHex(key) || size(key) !== 32) {
    throw new DeploymentError(
      "KEY_UNUSABLE",
      `Set ${variable} to the deployer's private key: 0x and 64 hexadecimal digits.`,
    )
  }
  return key
}

function keyOf(file: string, passwordVariable: string, env: NodeJS.ProcessEnv): Hex {
  const password = env[passwordVariable]
  if (password === undefined) {
    throw new DeploymentError("KEY_UNUSABLE", `Set ${passwordVariable} to the password of ${file}.`)
  }
  try {
    return decryptKeystore(readFileSync(file, "utf8"), password)
  } catch (error) {
    if (error instanceof DeploymentError) throw error
    throw new DeploymentError("KEY_UNUSABLE", `The keystore ${file} cannot be read.`, { cause: error })
  }
}
