import type { Deployment } from "@openair/protocol"
import type { Address, Hex, PublicClient } from "viem"
import type { Config } from "../ops/config.ts"
import type { Clock } from "../rooms/Clock.ts"
import { BallotWatch } from "./BallotWatch.ts"
import { ballotReader } from "./ballotReader.ts"
import { ChainAuthority } from "./ChainAuthority.ts"
import { ChainProgrammeClock } from "./ChainProgrammeClock.ts"
import { createChainClient } from "./createChainClient.ts"
import { Explainer } from "./Explainer.ts"
import { Freshness } from "./Freshness.ts"
import { gateWords } from "./gateWords.ts"
import { Heads } from "./Heads.ts"
import { ModerationWatch } from "./ModerationWatch.ts"
import { PrimaryNames } from "./PrimaryNames.ts"
import { RoomNames } from "./RoomNames.ts"
import { watchedAddresses } from "./watchedAddresses.ts"

export interface OpenChainOptions {
  readonly config: Config
  readonly deployment: Deployment
  readonly clock: Clock
  readonly lock: (programme: Address, slot: bigint) => void
  readonly settle: (ballot: Hex) => void
  readonly onRead: (outcome: "ok" | "failed") => void
  readonly onProblem: (problem: string) => void
}

/** All that the relay knows of the chain. */
export async function openChain(options: OpenChainOptions) {
  const { config, deployment, clock, lock, settle, onRead, onProblem } = options
  const { contracts, ens } = deployment
  const startBlock = BigInt(deployment.startBlock)
  const client: PublicClient = createChainClient({
    chainId: deployment.chainId,
    rpcUrls: config.rpcUrls,
    universalResolver: ens.universalResolver,
    multicall3: deployment.multicall3,
  })
  const rooms = Object.entries(deployment.rooms).map(([name, { id }]) => ({ name, id }))
  const addresses = await watchedAddresses(client, deployment)
  const heads = new Heads(client, { wsUrl: config.rpcWsUrl ?? loopbackSocket(config.rpcUrls[0]), addresses, onProblem })
  const explainer = new Explainer({
    client,
    contracts,
    startBlock,
    roomName: (room) => rooms.find(({ id }) => id === room)?.name ?? `room ${room}`,
    gates: gateWords(deployment, config.communityName),
    nowMs: () => clock.nowMs(),
  })
  const freshness = new Freshness(heads, clock, config.graceSeconds)
  const authority = new ChainAuthority({
    client,
    heads,
    clock,
    contracts,
    freshness,
    reorgSeconds: config.reorgSeconds,
    explain: (room, account, capability) => explainer.explain(room, account, capability),
    onRead,
  })
  const { lockSeconds } = deployment
  const programme = new ChainProgrammeClock({
    client,
    heads,
    clock,
    contracts,
    startBlock,
    lockSeconds,
    lock,
    onProblem,
  })
  const ballotWatch = new BallotWatch({
    client,
    heads,
    clock,
    ballots: contracts.ballots,
    startBlock,
    settle,
    onProblem,
  })
  const moderation = new ModerationWatch({ client, heads, freshness, contracts, nowMs: () => clock.nowMs() })
  await heads.first()
  return {
    client,
    heads,
    authority,
    moderation,
    programme,
    names: new PrimaryNames(client),
    roomNames: new RoomNames({
      client,
      chainId: deployment.chainId,
      rooms: contracts.rooms,
      nowMs: () => clock.nowMs(),
    }),
    ballots: ballotReader(client, contracts.ballots),
    close() {
      authority.close()
      moderation.close()
      programme.close()
      ballotWatch.close()
      heads.close()
    },
  }
}

/** A local chain serves sockets where it serves HTTP. */
function loopbackSocket(rpcUrl: string | undefined): string | undefined {
  if (rpcUrl === undefined || !URL.canParse(rpcUrl)) return undefined
  const { hostname, protocol } = new URL(rpcUrl)
  const isLoopback = hostname === "127.0.0.1" || hostname === "localhost" || hostname === "[::1]"
  return isLoopback && protocol.startsWith("http") ? rpcUrl.replace(/^http/, "ws") : undefined
}
