import { join } from "node:path"
import {
  ballotsDomain,
  CONSENT_TYPES,
  consentsDomain,
  type Deployment,
  type PublicConfig,
  VOTE_TYPES,
} from "@openair/protocol"
import { type Address, type Hex, hashTypedData, hexToBytes } from "viem"
import { buildApi } from "./api/buildApi.ts"
import { RoomBroadcasts } from "./broadcast/RoomBroadcasts.ts"
import { openChain } from "./chain/openChain.ts"
import { Login } from "./login/Login.ts"
import { Signatures } from "./login/Signatures.ts"
import { MediaEngine } from "./media/MediaEngine.ts"
import { Audit } from "./ops/Audit.ts"
import type { Config } from "./ops/config.ts"
import type { Log } from "./ops/log.ts"
import { Metrics } from "./ops/metrics.ts"
import { OpsListener } from "./ops/OpsListener.ts"
import { systemClock } from "./ops/systemClock.ts"
import { Origin } from "./origin/Origin.ts"
import type { Broadcasts } from "./rooms/Broadcast.ts"
import { ConsentBook } from "./rooms/ConsentBook.ts"
import { Moderation } from "./rooms/moderation/Moderation.ts"
import { Rooms } from "./rooms/Rooms.ts"
import { Votes } from "./rooms/Votes.ts"
import { SignerProcess } from "./signer/SignerProcess.ts"
import { Store } from "./store/Store.ts"
import { STUDIO_DEFAULTS, STUDIO_SMALL } from "./studio/messages.ts"

export interface Relay {
  /** Where app, API and signalling are reached. */
  readonly origin: string
  readonly liveOrigin: string
  close(): Promise<void>
}

const LOCAL_CHAIN_ID = 31_337
const PRUNE_MS = 60_000
const GAUGE_MS = 5_000
/** After a crash people come back first. A vote to be sent or a slot to be locked starts the signer at once. */
const SIGNER_AFTER_MS = 10_000
const OFF: Broadcasts = { open: () => Promise.reject(new Error("this relay puts nothing on air")) }

/** Wires the parts. Everything started here is ended by `close`. */
export async function startRelay(config: Config, deployment: Deployment, log: Log): Promise<Relay> {
  const { contracts, chainId } = deployment
  const metrics = new Metrics()
  const audit = new Audit(join(config.dataDir, "audit.jsonl"))
  const store = new Store(join(config.dataDir, "relay.sqlite"))
  store.prune(Math.floor(Date.now() / 1000))
  const rooms = Object.entries(deployment.rooms).map(([name, { id, ensName }]) => ({ id, name, ensName }))
  const servesRoom = (room: bigint) => rooms.some(({ id }) => id === room)

  const signer = config.signerKeyFile
    ? new SignerProcess({
        keyFile: config.signerKeyFile,
        chainId,
        rpcUrl: config.rpcUrls[0] as string,
        contracts: { ballots: contracts.ballots, sanctions: contracts.sanctions, rooms: contracts.rooms },
        startBlock: deployment.startBlock,
        startAfterMs: SIGNER_AFTER_MS,
        budgets: {
          votes: {
            perAccountAndDay: config.votesPerVoterAndDay,
            perRoomAndDay: config.votesPerRoomAndDay,
            perDay: config.votesPerDay,
          },
          measures: {
            perAccountAndDay: config.measuresPerModeratorAndDay,
            perRoomAndDay: config.measuresPerRoomAndDay,
            perDay: config.measuresPerDay,
          },
        },
        onEvent: (level, message, detail) => log[level](detail, message),
      })
    : undefined

  const origin = new Origin({ dvrFolder: join(config.dataDir, "dvr") })
  origin.on("error", ({ message }) => log.error({ message }, "origin"))
  origin.on("segment", ({ room, mediaSequence, discontinuitySequence }) =>
    store.mediaSequences.put(room, { mediaSequence, discontinuitySequence }),
  )
  const liveHost = config.liveHost ?? config.host
  const [chain, media, livePort] = await Promise.all([
    openChain({
      config,
      deployment,
      clock: systemClock,
      lock: (programme, slot) => signer?.lock(programme, slot),
      settle: (ballot) => signer?.settle(ballot),
      onRead: (outcome) => metrics.rightsReads.inc({ outcome }),
      onProblem: (problem) => log.warn({ problem }, "chain"),
    }),
    MediaEngine.open({
      workers: config.mediaWorkers,
      listenIp: config.mediaListenIp,
      basePort: config.mediaPort,
      ...(config.mediaAnnouncedAddress ? { announcedAddress: config.mediaAnnouncedAddress } : {}),
      ...(config.mediaWorkerBin ? { workerBin: config.mediaWorkerBin } : {}),
      log: (level, message, detail) => log[level](detail ?? {}, message),
    }),
    origin.start(config.livePort, liveHost),
  ])
  const broadcasts: Broadcasts =
    config.studioProfile === "off"
      ? OFF
      : new RoomBroadcasts({
          origin,
          tap: (room, producerId) => media.tap(room, producerId),
          picture: config.studioProfile === "full" ? STUDIO_DEFAULTS : STUDIO_SMALL,
          lastSequence: (room) => store.mediaSequences.find(room),
          warn: (message, detail) => log.warn(detail, message),
        })

  const signatures = new Signatures(({ account, digest, signature }) =>
    chain.client.verifyHash({ address: account, hash: digest, signature }),
  )
  const isSigned = (account: Address, typedDataHash: Hex, signature: Hex) =>
    signatures.isValid(account, hexToBytes(typedDataHash), signature)
  const consents = new ConsentBook(store.consents, (account, message, signature) => {
    const domain = consentsDomain(chainId, contracts.consents)
    const digest = hashTypedData({ domain, types: CONSENT_TYPES, primaryType: "Consent", message: { ...message } })
    return isSigned(account, digest, signature)
  })
  const moderationDomain = { chainId, sanctions: contracts.sanctions.toLowerCase() as Address }
  const moderation = new Moderation({
    chain: chain.authority,
    facts: chain.moderation,
    table: store.measures,
    clock: systemClock,
    domain: moderationDomain,
    verify: isSigned,
    roomName: (room) => rooms.find(({ id }) => id === room)?.name,
    nameOf: (account) => chain.names.nameOf(account),
    sender: signer,
    onChange: ({ id, kind, state, room, subject, moderator, bits, issuedAt, endsAt, problem }) => {
      metrics.measures.inc({ kind, state })
      audit.write({ what: kind, state, room: String(room), id, subject, moderator, bits, issuedAt, endsAt, problem })
    },
    onProblem: (problem) => log.warn({ problem }, "moderation"),
  })
  const served = await Rooms.open(
    rooms.map(({ id, name, ensName }) => ({
      room: id,
      name,
      ensName,
      authority: moderation.authority,
      moderation,
      programme: chain.programme,
      media,
      broadcasts,
      consents,
      clock: systemClock,
      nameOf: (account) => chain.names.nameOf(account),
      peopleLimit: config.peopleLimit,
      lingerSeconds: config.lingerSeconds,
      onEvent: (room, event) => {
        if (event.what === "problem") return log.warn({ room: String(room), problem: event.problem }, "room")
        if (event.what === "air") return metrics.onAir.set({ room: String(room) }, event.onAir ? 1 : 0)
        if (event.what === "rightsLost") {
          metrics.rightsLost.inc({ certainty: event.certainty })
          metrics.enforcementMs.observe(event.stoppedAfterMs)
        }
        audit.write({ room: String(room), ...event })
      },
    })),
  )
  const votes = new Votes({
    table: store.votes,
    ballots: chain.ballots,
    sender: signer,
    servesRoom,
    verify: ({ voter, signature, room, ballot, callHash, support, deadline }) => {
      const message = { room, ballot, callHash, support, deadline: BigInt(deadline) }
      const domain = ballotsDomain(chainId, contracts.ballots)
      return isSigned(voter, hashTypedData({ domain, types: VOTE_TYPES, primaryType: "Vote", message }), signature)
    },
    onState: (state) => metrics.votes.inc({ state }),
    onProblem: (problem) => log.warn({ problem }, "votes"),
  })

  const ownOrigin = `http://${config.host}:${config.port}`
  const relay = config.publicOrigin ?? ownOrigin
  const liveOrigin = config.liveOrigin ?? `http://${liveHost}:${livePort}`
  const allowedOrigins = new Set([relay, ...config.allowedOrigins])
  const publicConfig: PublicConfig = {
    chainId,
    chainName: config.chainName ?? (chainId === LOCAL_CHAIN_ID ? "Local chain" : `Chain ${chainId}`),
    rpcUrl: config.publicRpcUrl ?? (config.rpcUrls[0] as string),
    subgraphUrl: config.subgraphUrl ?? "",
    liveOrigin,
    relay,
    contracts: { ...contracts, ensUniversalResolver: deployment.ens.universalResolver, ...deployment.ens },
    rooms: rooms.map(({ id, name, ensName }) => ({ id: id.toString(), name, ensName })),
    communityName: config.communityName,
    quantumSeconds: deployment.quantumSeconds,
    demoWallets: chainId === LOCAL_CHAIN_ID && deployment.people.length > 0,
  }
  const login = new Login({
    store,
    signatures,
    chainId,
    rooms: contracts.rooms,
    servesRoom,
    relay,
    allowedOrigins,
    sessionSeconds: config.sessionSeconds,
    onConsent: (consent) => void consents.take(consent),
  })
  const api = await buildApi({
    login,
    rooms: served,
    votes,
    moderation,
    moderationDomain,
    nameOf: (account) => chain.names.nameOf(account),
    roomNameOf: (room) => chain.roomNames.of(room),
    config: publicConfig,
    allowedOrigins,
    isSecure: relay.startsWith("https:"),
    signInsPerMinute: config.signInsPerMinute,
    appDir: config.appDir,
    log,
    onSignIn: ({ code, account }) => {
      metrics.signIns.inc({ outcome: code })
      audit.write({ what: "signIn", code, account })
    },
    onRefusal: (code) => metrics.refusals.inc({ code }),
  })
  await api.listen({ host: config.host, port: config.port })
  const headAge = () => chain.heads.ageSeconds(Date.now())
  const ops =
    config.opsPort === undefined
      ? undefined
      : await OpsListener.open(config.opsPort, metrics, {
          chain: () => (headAge() > config.graceSeconds ? `the head is ${Math.round(headAge())} s old` : undefined),
          media: () => (media.workerPids.length === 0 ? "no media worker lives" : undefined),
        })
  const timers = [
    setInterval(() => store.prune(Math.floor(Date.now() / 1000)), PRUNE_MS),
    setInterval(() => {
      metrics.headAgeSeconds.set(headAge())
      metrics.people.set(served.all().reduce((sum, room) => sum + room.size, 0))
      for (const room of served.all()) metrics.viewers.set({ room: String(room.id) }, room.status().viewers)
    }, GAUGE_MS),
  ]
  return {
    origin: relay,
    liveOrigin,
    async close() {
      for (const timer of timers) clearInterval(timer)
      votes.close()
      moderation.close()
      await served.close()
      await api.close()
      chain.close()
      await signer?.close()
      await media.close()
      await origin.stop()
      await ops?.close()
      store.close()
      audit.close()
    },
  }
}
