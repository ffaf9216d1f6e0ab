import { namesReplySchema } from "@openair/protocol/http"
import { bytesToHex } from "viem"
import { mnemonicToAccount, type PrivateKeyAccount, privateKeyToAccount } from "viem/accounts"
import { callRelay } from "../relay/callRelay.ts"

/** Printed by every local chain and known to everybody: whoever uses its keys elsewhere loses what they hold. */
const PUBLIC_MNEMONIC = "test test test test test test test test test test test junk"
/** Index 0 deploys, 10 and 11 are the relay's; the community's people are between. */
const PEOPLE_INDICES = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const

export interface DemoPerson {
  readonly account: PrivateKeyAccount
  /** `alice` for alice.eth; the account's index where it has no name. */
  readonly shortName: string
  readonly name: string
}

let people: Promise<readonly DemoPerson[]> | undefined

/** The people of a local chain, with their names as ENS has them. */
export function demoPeople(): Promise<readonly DemoPerson[]> {
  people ??= derivePeople()
  return people
}

async function derivePeople(): Promise<readonly DemoPerson[]> {
  // The seed is stretched once; the nine keys are its children.
  const root = mnemonicToAccount(PUBLIC_MNEMONIC, { path: "m/44'/60'/0'/0" }).getHdKey()
  const accounts = PEOPLE_INDICES.map((index) => {
    const { privateKey } = root.deriveChild(index)
    if (privateKey === null) throw new Error(`The public mnemonic has no key at index ${index}`)
    return privateKeyToAccount(bytesToHex(privateKey))
  })
  const query = new URLSearchParams(accounts.map(({ address }) => ["account", address]))
  const reply = await callRelay(namesReplySchema, `/v1/names?${query}`).catch(() => ({ names: [] }))
  return accounts.map((account, i) => {
    const known = reply.names.find((person) => person.account === account.address.toLowerCase())?.name
    const name = known ?? `person ${PEOPLE_INDICES[i]}`
    return { account, name, shortName: known?.replace(/\.eth$/, "") ?? String(PEOPLE_INDICES[i]) }
  })
}
