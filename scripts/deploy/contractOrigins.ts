import { join } from "node:path"
import { getVerificationInformation } from "@nomicfoundation/ignition-core"
import { type Abi, type Address, encodeAbiParameters, type Hex, keccak256, type PublicClient } from "viem"
import type { ContractOrigin } from "../../protocol/src/deployment.ts"
import { loadArtifact } from "./artifacts.ts"
import { DeploymentError } from "./DeploymentError.ts"
import type { ModuleName } from "./deployModules.ts"

/**
 * How each contract came to be, from the journals and the chain.
 * @returns in the order of their blocks.
 */
export async function contractOrigins(
  client: PublicClient,
  journalDir: string,
  modules: readonly ModuleName[],
): Promise<ContractOrigin[]> {
  const origins: ContractOrigin[] = []
  for (const module of modules) {
    for await (const info of getVerificationInformation(join(journalDir, module))) {
      if (typeof info === "string" || info.creationTxHash === undefined) {
        throw new DeploymentError("DEPLOYMENT_FAILED", `The journal does not say how ${String(info)} was deployed.`)
      }
      const name = info.contract.slice(info.contract.lastIndexOf(":") + 1)
      const transaction = info.creationTxHash as Hex
      const address = info.address as Address
      const [sent, receipt, code] = await Promise.all([
        client.getTransaction({ hash: transaction }),
        client.getTransactionReceipt({ hash: transaction }),
        client.getCode({ address }),
      ])
      origins.push({
        address,
        contract: info.contract,
        constructorArgs: encodeConstructor(loadArtifact(name).abi as Abi, info.constructorArgs),
        transaction,
        block: Number(receipt.blockNumber),
        initCodeHash: keccak256(sent.input),
        codeHash: keccak256(code ?? "0x"),
      })
    }
  }
  return origins.sort((one, other) => one.block - other.block)
}

function encodeConstructor(abi: Abi, values: readonly unknown[]): Hex {
  const inputs = abi.find((item) => item.type === "constructor")?.inputs ?? []
  return encodeAbiParameters(inputs, values)
}
