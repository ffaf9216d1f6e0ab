import type { Deployment } from "@openair/protocol/deployment"
import { type HDAccount, mnemonicToAccount } from "viem/accounts"
import type { Likeness } from "../browser/camera.ts"

/** anvil's public mnemonic: the keys of a local chain's demo people. */
const LOCAL_MNEMONIC = "test test test test test test test test test test test junk"

/** What each of the evening's people looks and sounds like. The tones are no harmonics of each other. */
export const LIKENESSES = {
  alice: { colour: [230, 60, 40], toneHz: 440 },
  bob: { colour: [40, 110, 230], toneHz: 660 },
} as const satisfies Record<string, Likeness>

/** The account behind a demo name, `alice` for alice.eth. */
export function accountOf(deployment: Deployment, name: string): HDAccount {
  const person = deployment.people.find((candidate) => candidate.name === `${name}.eth`)
  if (person === undefined) throw new Error(`The deployment's seed has no ${name}.eth`)
  const account = mnemonicToAccount(LOCAL_MNEMONIC, { addressIndex: person.derivationIndex })
  if (account.address !== person.address)
    throw new Error(`${name}.eth is not at derivation index ${person.derivationIndex}`)
  return account
}
