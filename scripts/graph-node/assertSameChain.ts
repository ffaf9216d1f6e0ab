import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { chainBlock } from "./chainBlocks.ts"
import { GraphNodeError } from "./GraphNodeError.ts"
import { knownBlocks } from "./indexingStatus.ts"

const remembered = z.object({ genesis: z.string() })

const REMEDY =
  "Start with --reset to begin anew. The index alone can be dropped as well: delete graph-node's data folder, and it is built again from the chain as it is now."

/** Writes down which chain is being indexed. */
export async function rememberChain(dataDir: string, rpcUrl: string): Promise<void> {
  const genesis = await chainBlock(rpcUrl, 0)
  if (genesis !== undefined) writeFileSync(join(dataDir, "chain.json"), JSON.stringify({ genesis: genesis.hash }))
}

/**
 * Throws CHAIN_DIVERGED when what was indexed is not on the chain: it is another chain, or one that has lost its last
 * blocks (a local chain killed between two saves of its state).
 * @param indexSocket graph-node's index port, once it runs; without it only the genesis block is compared.
 */
export async function assertSameChain(dataDir: string, rpcUrl: string, indexSocket?: string): Promise<void> {
  const file = join(dataDir, "chain.json")
  if (existsSync(file)) {
    const { genesis } = remembered.parse(JSON.parse(readFileSync(file, "utf8")))
    const now = await chainBlock(rpcUrl, 0)
    if (now?.hash !== genesis) {
      throw new GraphNodeError(
        "CHAIN_DIVERGED",
        `This is another chain than the one that was indexed: its first block is ${now?.hash ?? "missing"}, not ${genesis}.`,
        REMEDY,
      )
    }
  }
  if (indexSocket === undefined) return
  for (const { number, hash } of await knownBlocks(indexSocket)) {
    const onChain = await chainBlock(rpcUrl, number)
    if (onChain?.hash === hash) continue
    const head = await chainBlock(rpcUrl, "latest")
    throw new GraphNodeError(
      "CHAIN_DIVERGED",
      `The chain has lost blocks that were indexed: block ${number} was ${hash}, now ${
        onChain === undefined ? `the chain ends at block ${head?.number ?? "none"}` : `it is ${onChain.hash}`
      }.`,
      REMEDY,
    )
  }
}
