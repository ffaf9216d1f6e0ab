import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { ChunkGraph } from "./chunkModules.ts"

/** Pages that watch and read: whoever opens them downloads nothing of a wallet. */
export const VIEWER_PAGES = [
  "app/index.html",
  "app/src/programme/ProgrammePage.tsx",
  "app/src/watch/WatchPage.tsx",
  "app/src/embed/EmbedPage.tsx",
  "app/src/rooms/RoomsPage.tsx",
  "app/src/rooms/RoomPage.tsx",
  "app/src/newroom/NewRoomPage.tsx",
  "app/src/moderation/ModerationPage.tsx",
  "app/src/ballots/BallotsPage.tsx",
  "app/src/ballots/BallotPage.tsx",
] as const

/** What signs, speaks with a chain or sends media. */
const WALLET_MODULES =
  /node_modules\/(viem|wagmi|ox|abitype|siwe|ethers|mediasoup-client|@wagmi|@rainbow-me|@ensdomains|@noble|@scure|@metamask|@coinbase|@walletconnect|@reown|@safe-global|@base-org)\/|^app\/src\/(wallet|call|greenroom)\//

/** One way from a viewer's page to a module it must not reach. */
export interface Trespass {
  readonly page: string
  readonly chunk: string
  readonly module: string
}

/** Modules of wallets and calls that `pages` fetch when they open. Empty if all is well. */
export function findTrespasses(chunks: ChunkGraph, pages: readonly string[] = VIEWER_PAGES): Trespass[] {
  return pages.flatMap((page) => {
    const start = Object.keys(chunks).find((file) => chunks[file]?.facade === page)
    if (start === undefined) throw new Error(`No chunk was built for ${page}. Is it still loaded lazily?`)
    return [...reach(chunks, start)].flatMap((chunk) =>
      (chunks[chunk]?.modules ?? [])
        .filter((module) => WALLET_MODULES.test(module))
        .map((module) => ({ page, chunk, module })),
    )
  })
}

function reach(chunks: ChunkGraph, start: string, seen = new Set<string>()): Set<string> {
  if (seen.has(start)) return seen
  seen.add(start)
  for (const next of chunks[start]?.imports ?? []) reach(chunks, next, seen)
  return seen
}

/** What the last build wrote down. */
export function readChunks(dist = join(import.meta.dirname, "../dist")): ChunkGraph {
  return JSON.parse(readFileSync(join(dist, ".vite/chunks.json"), "utf8")) as ChunkGraph
}

if (import.meta.main) {
  const trespasses = findTrespasses(readChunks())
  for (const { page, chunk, module } of trespasses) console.error(`${page} downloads ${module} (in ${chunk})`)
  if (trespasses.length === 0) console.log(`No wallet code in ${VIEWER_PAGES.length} viewer pages`)
  process.exitCode = trespasses.length === 0 ? 0 : 1
}
