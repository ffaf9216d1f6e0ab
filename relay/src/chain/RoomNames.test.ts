import { after, before, describe, it } from "node:test"
import { formatRoomRecord, ROOM_RECORD_KEY, roomsAbi } from "@openair/protocol"
import { expect } from "chai"
import { namehash, type PublicClient, parseAbi } from "viem"
import { TestChain } from "../TestSystem.ts"
import { createChainClient } from "./createChainClient.ts"
import { RoomNames } from "./RoomNames.ts"

const HOUR_MS = 3_600_000
const resolverAbi = parseAbi(["function setText(bytes32 node, string key, string value)"])

describe("a room's name", () => {
  let chain: TestChain
  let client: PublicClient
  let nowMs = Date.now()

  before(async () => {
    chain = await TestChain.start()
    const { chainId, ens, multicall3 } = chain.deployment
    client = createChainClient({
      chainId,
      rpcUrls: [chain.rpcUrl],
      universalResolver: ens.universalResolver,
      multicall3,
    })
  })
  after(() => chain?.stop())

  const names = () =>
    new RoomNames({
      ...{ client, chainId: chain.deployment.chainId, rooms: chain.deployment.contracts.rooms },
      nowMs: () => nowMs,
    })

  async function pointAt(name: string, value: string): Promise<void> {
    const { governor, wallet } = chain.chain
    await chain.chain.mined(
      wallet.writeContract({
        ...{ account: governor, chain: null, address: chain.deployment.ens.resolver, abi: resolverAbi },
        ...{ functionName: "setText", args: [namehash(name), ROOM_RECORD_KEY, value] },
      }),
    )
  }

  async function rename(room: bigint, name: string): Promise<void> {
    const { governor, wallet } = chain.chain
    await chain.chain.mined(
      wallet.writeContract({
        ...{ account: governor, chain: null, address: chain.deployment.contracts.rooms, abi: roomsAbi },
        ...{ functionName: "describe", args: [room, name, ""] },
      }),
    )
  }

  it("is verified while its record points back, and stale once it no longer does, seen at the next hour", async () => {
    const room = chain.room("townhall")
    const { chainId, contracts } = chain.deployment
    const read = names()
    const name = "townhall.commons.eth"
    expect(await read.of(room)).to.include({ name, status: "verified" })
    await pointAt(name, formatRoomRecord({ chainId, rooms: contracts.rooms, room: room + 1n }))
    expect(await read.of(room)).to.include({ status: "verified" })
    nowMs += HOUR_MS
    expect(await read.of(room)).to.include({ status: "stale" })
    await pointAt(name, formatRoomRecord({ chainId, rooms: contracts.rooms, room }))
    nowMs += HOUR_MS
    expect(await read.of(room)).to.include({ status: "verified" })
  })

  it("is a claim when the name points elsewhere, is not registered or not in ENS's form", async () => {
    const room = chain.room("plaza")
    for (const name of ["townhall.commons.eth", "nobody.commons.eth", "Plaza.commons.eth", "plaza"]) {
      await rename(room, name)
      expect(await names().of(room), name).to.include({ name, status: "claimed" })
    }
  })

  it("is a claim again once the room takes another one, however good the old one was", async () => {
    const room = chain.room("studio")
    const read = names()
    expect(await read.of(room)).to.include({ status: "verified" })
    await rename(room, "nobody.commons.eth")
    nowMs += HOUR_MS
    expect(await read.of(room)).to.include({ name: "nobody.commons.eth", status: "claimed" })
  })

  it("goes stale when nobody can look, and is unknown when nobody ever could", async () => {
    const room = chain.room("townhall")
    const read = names()
    const { checkedAt } = await read.of(room)
    await chain.freeze()
    nowMs += HOUR_MS
    expect(await read.of(room)).to.deep.equal({ name: "townhall.commons.eth", status: "stale", checkedAt })
    const failure = await names()
      .of(room)
      .catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(Error)
    chain.thaw()
  })
})
