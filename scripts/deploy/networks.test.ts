import { createCipheriv, randomBytes, scryptSync } from "node:crypto"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, describe, it } from "node:test"
import { expect } from "chai"
import { concat, keccak256 } from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { DeploymentError } from "./DeploymentError.ts"
import { deployerAccount } from "./deployerAccount.ts"
import { decryptKeystore } from "./keystore.ts"
import { NETWORKS_FILE, readNetwork } from "./networks.ts"

const folder = mkdtempSync(join(tmpdir(), "openair-networks-"))
after(() => rmSync(folder, { recursive: true, force: true }))

const KEY = `0x${"5a".repeat(32)}` as const
const ENVIRONMENT = {
  ARBITRUM_SEPOLIA_RPC_URL: "https://rpc.example/secret",
  OPENAIR_COMMUNITY_GOVERNOR: "0x9fe46736679d2d9a65f0992f2272de9f3c7fa6e0",
  OPENAIR_DEPLOYER_KEY: KEY,
}

describe("A network", () => {
  it("is found by its name, with URL and governor from the environment", () => {
    const network = readNetwork("arbitrum-sepolia", NETWORKS_FILE, ENVIRONMENT)
    expect(network).to.include({ name: "arbitrum-sepolia", chainId: 421614, rpcUrl: "https://rpc.example/secret" })
    expect(network.community.governor).to.equal("0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0")
  })

  it("that is not there, or not whole, is refused with what is wrong", () => {
    expect(codeOf(() => readNetwork("mainnet", NETWORKS_FILE, ENVIRONMENT))).to.equal("NETWORK_UNKNOWN")
    const without = { ...ENVIRONMENT, ARBITRUM_SEPOLIA_RPC_URL: undefined }
    expect(() => readNetwork("arbitrum-sepolia", NETWORKS_FILE, without)).to.throw(/Set ARBITRUM_SEPOLIA_RPC_URL/)
    const wrong = { ...ENVIRONMENT, OPENAIR_COMMUNITY_GOVERNOR: "0x12" }
    expect(codeOf(() => readNetwork("arbitrum-sepolia", NETWORKS_FILE, wrong))).to.equal("NETWORK_INVALID")
    const file = join(folder, "key-in-file.json")
    writeFileSync(
      file,
      JSON.stringify({ networks: { one: { chainId: 1, rpcUrl: "http://127.0.0.1", deployer: KEY } } }),
    )
    expect(
      codeOf(() => readNetwork("one", file, {})),
      "a key in the file",
    ).to.equal("NETWORK_INVALID")
  })
})

describe("The deployer's key", () => {
  it("comes from the environment, and nothing else will do", () => {
    const { address } = deployerAccount({ env: "OPENAIR_DEPLOYER_KEY" }, ENVIRONMENT)
    expect(address).to.equal(privateKeyToAccount(KEY).address)
    for (const value of [undefined, "", "0x12", KEY.slice(2)]) {
      expect(
        codeOf(() => deployerAccount({ env: "K" }, { K: value })),
        String(value),
      ).to.equal("KEY_UNUSABLE")
    }
  })

  it("comes from a keystore, by its password alone", () => {
    const file = join(folder, "keystore.json")
    writeFileSync(file, keystoreOf("correct horse"))
    const source = { keystore: file, passwordEnv: "PASSWORD" }
    expect(deployerAccount(source, { PASSWORD: "correct horse" }).address).to.equal(privateKeyToAccount(KEY).address)
    expect(() => deployerAccount(source, { PASSWORD: "battery" })).to.throw(/password is wrong/)
    expect(() => deployerAccount(source, {})).to.throw(/Set PASSWORD/)
    const nowhere = { keystore: join(folder, "none.json"), passwordEnv: "PASSWORD" }
    expect(codeOf(() => deployerAccount(nowhere, { PASSWORD: "x" }))).to.equal("KEY_UNUSABLE")
  })

  it("is what the Web3 Secret Storage definition's own example says", () => {
    // "PBKDF2-SHA-256" of the definition's test vectors.
    const example = {
      crypto: {
        cipher: "aes-128-ctr",
        cipherparams: { iv: "6087dab2f9fdbbfaddc31a909735c1e6" },
        ciphertext: "5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
        kdf: "pbkdf2",
        kdfparams: {
          c: 262144,
          dklen: 32,
          prf: "hmac-sha256",
          salt: "ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd",
        },
        mac: "517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2",
      },
      id: "3198bc9c-6672-5ab3-d995-4942343ae5b6",
      version: 3,
    }
    expect(decryptKeystore(JSON.stringify(example), "testpassword")).to.equal(
      "0x7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d",
    )
    expect(codeOf(() => decryptKeystore("{}", "testpassword"))).to.equal("KEY_UNUSABLE")
  })
})

/** A file as Foundry's `cast wallet` writes it, with a light scrypt. */
function keystoreOf(password: string): string {
  const [salt, iv] = [randomBytes(32), randomBytes(16)]
  const params = { n: 1024, r: 8, p: 1, dklen: 32 }
  const derived = scryptSync(password, salt, 32, { N: params.n, r: params.r, p: params.p })
  const cipher = createCipheriv("aes-128-ctr", derived.subarray(0, 16), iv)
  const ciphertext = Buffer.concat([cipher.update(Buffer.from(KEY.slice(2), "hex")), cipher.final()])
  const mac = keccak256(concat([new Uint8Array(derived.subarray(16)), new Uint8Array(ciphertext)])).slice(2)
  const crypto = {
    ...{ cipher: "aes-128-ctr", cipherparams: { iv: iv.toString("hex") }, ciphertext: ciphertext.toString("hex"), mac },
    ...{ kdf: "scrypt", kdfparams: { ...params, salt: salt.toString("hex") } },
  }
  return JSON.stringify({ version: 3, id: "", crypto })
}

function codeOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof DeploymentError) return error.code
    throw error
  }
  return "nothing was thrown"
}
