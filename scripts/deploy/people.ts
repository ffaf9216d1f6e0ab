import { type HDAccount, mnemonicToAccount } from "viem/accounts"
import type { DemoPerson } from "../../protocol/src/deployment.ts"

/** Published with every local chain: whoever uses its keys elsewhere loses what they hold. */
export const LOCAL_MNEMONIC = "test test test test test test test test test test test junk"

/** Deploys, and governs the demo community. */
export const DEPLOYER_INDEX = 0
/** Sends the relay's transactions. */
export const RELAY_SIGNER_INDEX = 10

/** Derivation indices of the people of the demo; mallory is no member. */
const INDICES = {
  "alice.eth": 1,
  "bob.eth": 2,
  "carol.eth": 3,
  "dana.eth": 4,
  "erin.eth": 5,
  "frank.eth": 6,
  "mallory.eth": 7,
  "iris.eth": 8,
  "jonas.eth": 9,
} as const

export type DemoName = keyof typeof INDICES

/** The account at m/44'/60'/0'/0/index of the local chain's mnemonic. */
export function localAccount(index: number): HDAccount {
  return mnemonicToAccount(LOCAL_MNEMONIC, { addressIndex: index })
}

export function demoAccount(name: DemoName): HDAccount {
  return localAccount(INDICES[name])
}

/** The table of people a newcomer may play on the local chain. */
export const demoPeople: readonly DemoPerson[] = Object.entries(INDICES).map(([name, derivationIndex]) => ({
  name,
  address: localAccount(derivationIndex).address,
  derivationIndex,
}))

/** Everybody but mallory. */
export const MEMBERS = Object.keys(INDICES).filter((name) => name !== "mallory.eth") as readonly DemoName[]
