import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { type EIP1193Provider, trackTransaction } from "@nomicfoundation/ignition-core"
import type { Hex, PublicClient } from "viem"

/**
 * Tells the journals about transactions that were sent right before a kill, when there was no time to write down that they were. Without
 * this Ignition would wait for somebody to say so.
 * @param sentFile see signingProvider.
 * @returns how many there were.
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
    const transaction = await client.getTransaction({ hash }).catch(() => undefined)
    // Never sent: it will be made again.
    if (!transaction) continue
    for (const folder of journals) {
      const tracked = await trackTransaction(folder, hash, provider, confirmations).then(
        () => true,
        () => false, // it belongs to another journal
      )
      if (!tracked) continue
      found += 1
      break
    }
  }
  return found
}

function isHash(line: string): line is Hex {
  return /^0x[0-9a-f]{64}$/.test(line)
}
