import { buildModule } from "@nomicfoundation/ignition-core"
import { labelhash, namehash, zeroHash } from "viem"

/**
 * ENS for a chain that has none: registry, resolver and reverse registrar as ENS published them, and a small universal
 * resolver. The deployer owns the root and `eth`.
 */
export const localNamesModule = buildModule("LocalNames", (m) => {
  const deployer = m.getAccount(0)
  const registry = m.contract("ENSRegistry")
  const resolver = m.contract("PublicResolver", [registry])
  const reverseRegistrar = m.contract("ReverseRegistrar", [registry, resolver])
  const universalResolver = m.contract("UniversalResolver", [registry])
  const multicall = m.contract("Multicall")

  m.call(registry, "setSubnodeOwner", [zeroHash, labelhash("eth"), deployer], { id: "eth" })
  const reverse = m.call(registry, "setSubnodeOwner", [zeroHash, labelhash("reverse"), deployer], { id: "reverse" })
  m.call(registry, "setSubnodeOwner", [namehash("reverse"), labelhash("addr"), reverseRegistrar], {
    id: "addr_reverse",
    after: [reverse],
  })
  return { registry, resolver, reverseRegistrar, universalResolver, multicall }
})
