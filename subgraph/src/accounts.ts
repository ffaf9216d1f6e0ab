import { Address, Bytes } from "@graphprotocol/graph-ts"
import { Account } from "../generated/schema"

/** The account's id; the account itself is kept on first sight. */
export function accountId(address: Address): Bytes {
  if (Account.load(address) == null) new Account(address).save()
  return address
}

/** Contracts say "none" with the zero address. */
export function orNull(address: Address): Bytes | null {
  return address.equals(Address.zero()) ? null : address
}
