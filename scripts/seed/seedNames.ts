import { type Account, labelhash, namehash, parseAbi, zeroAddress } from "viem"
import { normalize } from "viem/ens"
import { formatRoomRecord, ROOM_RECORD_KEY } from "../../protocol/src/roomRecord.ts"
import { type DemoName, demoAccount, demoPeople } from "../deploy/people.ts"
import type { LocalChain } from "./LocalChain.ts"

const registryAbi = parseAbi([
  "function owner(bytes32 node) view returns (address)",
  "function setSubnodeRecord(bytes32 node, bytes32 label, address owner, address resolver, uint64 ttl)",
])
const resolverAbi = parseAbi([
  "function addr(bytes32 node) view returns (address)",
  "function setAddr(bytes32 node, address addr)",
  "function text(bytes32 node, string key) view returns (string)",
  "function setText(bytes32 node, string key, string value)",
])
const reverseRegistrarAbi = parseAbi(["function setName(string name) returns (bytes32)"])

/** Gives each person a name that resolves in both directions. */
export async function seedPeopleNames(chain: LocalChain): Promise<void> {
  const { resolver, reverseRegistrar } = chain.deployment.ens
  for (const { name, address } of demoPeople) {
    const node = namehash(normalize(name))
    const known = await chain.client.readContract({
      address: resolver,
      abi: resolverAbi,
      functionName: "addr",
      args: [node],
    })
    if (known === address) continue
    const account = demoAccount(name as DemoName)
    await registerName(chain, name, account)
    // The forward record last: it is what tells a later run that all is done.
    await chain.mined(
      chain.wallet.writeContract({
        ...{ account, chain: null, address: reverseRegistrar, abi: reverseRegistrarAbi },
        ...{ functionName: "setName", args: [name] },
      }),
    )
    await chain.mined(
      chain.wallet.writeContract({
        ...{ account, chain: null, address: resolver, abi: resolverAbi },
        ...{ functionName: "setAddr", args: [node, address] },
      }),
    )
  }
}

/** Gives a room a name whose text record points back at it. */
export async function seedRoomName(chain: LocalChain, ensName: string, room: bigint): Promise<void> {
  const { resolver } = chain.deployment.ens
  const node = namehash(normalize(ensName))
  const value = formatRoomRecord({ chainId: chain.deployment.chainId, rooms: chain.deployment.contracts.rooms, room })
  const known = await chain.client.readContract({
    ...{ address: resolver, abi: resolverAbi },
    ...{ functionName: "text", args: [node, ROOM_RECORD_KEY] },
  })
  if (known === value) return
  const parent = ensName.slice(ensName.indexOf(".") + 1)
  const owner = await chain.client.readContract({
    ...{ address: chain.deployment.ens.registry, abi: registryAbi },
    ...{ functionName: "owner", args: [namehash(parent)] },
  })
  if (owner === zeroAddress) await registerName(chain, parent, chain.governor)
  await registerName(chain, ensName, chain.governor)
  await chain.mined(
    chain.wallet.writeContract({
      ...{ account: chain.governor, chain: null, address: resolver, abi: resolverAbi },
      ...{ functionName: "setText", args: [node, ROOM_RECORD_KEY, value] },
    }),
  )
}

/** The governor owns `eth` and every name below it that has rooms. */
async function registerName(chain: LocalChain, name: string, owner: Account): Promise<void> {
  const dot = name.indexOf(".")
  const { registry, resolver } = chain.deployment.ens
  await chain.mined(
    chain.wallet.writeContract({
      ...{ account: chain.governor, chain: null, address: registry, abi: registryAbi },
      functionName: "setSubnodeRecord",
      args: [namehash(name.slice(dot + 1)), labelhash(name.slice(0, dot)), owner.address, resolver, 0n],
    }),
  )
}
