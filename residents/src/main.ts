/**
 * Two people who are always in the room: real WebRTC clients with a drawn picture and a murmured voice.
 *   OPENAIR_RELAY_URL         origin of the relay's HTTP interface (default http://127.0.0.1:8080)
 *   OPENAIR_ROOM              room number or short name (default studio)
 *   OPENAIR_RESIDENT_KEYS     private keys, separated by commas; or, on a local chain,
 *   OPENAIR_RESIDENT_INDEXES  derivation indexes of the public test mnemonic (default 8,9)
 */
import { cleanup } from "node-datachannel"
import { residentAccounts } from "./accounts.ts"
import { ROLES, rehearse } from "./cast.ts"
import { Resident } from "./Resident.ts"

const relay = process.env.OPENAIR_RELAY_URL ?? "http://127.0.0.1:8080"
const room = process.env.OPENAIR_ROOM ?? "studio"
const accounts = residentAccounts(process.env)

const log = (message: string, detail: Record<string, unknown> = {}) => {
  console.log(JSON.stringify({ time: new Date().toISOString(), message, ...detail }))
}

const residents: Resident[] = []
let leaving = false
const leave = async () => {
  if (leaving) return
  leaving = true
  await Promise.all(residents.map((resident) => resident.stop()))
  cleanup()
  process.exit(0)
}
process.once("SIGTERM", leave)
process.once("SIGINT", leave)

for (const [index, account] of accounts.entries()) {
  const role = ROLES[index % ROLES.length]
  if (!role || leaving) break
  const loops = await rehearse(role)
  const resident = new Resident({ relay, room, account, name: account.address, ...loops, log })
  residents.push(resident)
  resident.start()
}
