import { ensPublicActions } from "@ensdomains/ensjs"
import { type Address, createPublicClient, getAddress, http, isAddress } from "viem"
import { normalize } from "viem/ens"
import { configQuery } from "../config/configQuery.ts"
import { queryClient } from "../relay/queryClient.ts"
import { chainOf } from "./chainOf.ts"

/** The account a name or address stands for. @throws in words when it stands for nobody. */
export async function resolvePerson(text: string): Promise<Address> {
  const given = text.trim()
  if (isAddress(given, { strict: false })) return getAddress(given)
  const config = await queryClient.ensureQueryData(configQuery)
  const chain = chainOf(config)
  const client = createPublicClient({ chain: chain as never, transport: http(chain.rpcUrls.default.http[0]) }).extend(
    ensPublicActions,
  )
  const record = await client.getAddressRecord({ name: normalize(given) })
  if (record === null) throw new Error(`${given} stands for no account.`)
  return getAddress(record.value)
}
