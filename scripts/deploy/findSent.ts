import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type EIP1193Provider, trackTransaction } from "@nomicfoundation/ignition-core"
import { type Hex, type PublicClient, TransactionNotFoundError } from "viem"
import { DeploymentError } from "./DeploymentError.ts"

/**
 * Tells the journals about transactions that were sent right before a kill, when there was no time to write down that they were. Without
 * this Ignition would wait for somebody to say so.
 * @param sentFile see signingProvider.
 * @returns how many there were.
 * @throws DeploymentError DEPLOYMENT_FAILED when one belongs to no journal; what the provider throws when the chain cannot be asked.
 */
export async function findSent(
  client: PublicClient,
  provider: EIP1193Provider,
  options: { readonly journalDir: string; readonly sentFile: string; readonly confirmations: number },
): Promise<number> {
  const { journalDir, sentFile, confirmations } = options
  if (!existsSync(sentFile)) return 0
  const journals = readdirSync(journalDir)
    .map((name) => join(journalDir, name))
    .filter((folder) => existsSync(join(folder, "journal.jsonl")))
  const known = journals.map((folder) => readFileSync(join(folder, "journal.jsonl"), "utf8")).join("\n")
  // The last line may have been cut short.
  const hashes = readFileSync(sentFile, "utf8").split("\n").filter(isHash)
  let found = 0
  for (const hash of hashes.filter((each) => !known.includes(each))) {
    if (!(await isKnown(client, hash))) continue // never sent: it will be made again
    await track(journals, hash, provider, confirmations)
    found += 1
  }
  return found
}

/** Whatever else goes wrong must not pass for "never sent". */
async function isKnown(client: PublicClient, hash: Hex): Promise<boolean> {
  try {
    await client.getTransaction({ hash })
    return true
  } catch (error) {
    if (error instanceof TransactionNotFoundError) return false
    throw error
  }
}

async function track(journals: readonly string[], hash: Hex, provider: EIP1193Provider, confirmations: number) {
  const causes: unknown[] = []
  for (const folder of journals) {
    try {
      return await trackTransaction(folder, hash, provider, confirmations)
    } catch (error) {
      causes.push(error) // it may belong to another journal
    }
  }
  throw new DeploymentError(
    "DEPLOYMENT_FAILED",
    `Transaction ${hash} was sent, but no journal takes it: look at what it did before going on.`,
    { cause: causes },
  )
}

function isHash(line: string): line is Hex {
  return /^0x[0-9a-f]{64}$/.test(line)
}
