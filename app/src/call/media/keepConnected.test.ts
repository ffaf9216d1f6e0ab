import { EventEmitter } from "node:events"
import { afterEach, beforeEach, describe, it, mock } from "node:test"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { expect } from "chai"
import type { types } from "mediasoup-client"
import { keepConnected } from "./keepConnected.ts"

/** A transport as mediasoup-client's, whose state the test sets. */
class Path extends EventEmitter {
  readonly id = "path"
  readonly observer = new EventEmitter()
  connectionState = "new"
  closed = false
  restarts = 0
  async restartIce(): Promise<void> {
    this.restarts += 1
  }
  become(state: string): void {
    this.connectionState = state
    this.emit("connectionstatechange", state)
  }
}

describe("A transport that is kept connected", () => {
  let path: Path
  let lost: number
  let answer: () => Promise<unknown>

  beforeEach(() => {
    mock.timers.enable({ apis: ["setTimeout"] })
    path = new Path()
    lost = 0
    answer = async () => ({ iceParameters: {} })
    const client = { request: () => answer() } as unknown as SignallingClient
    keepConnected(client, path as unknown as types.Transport, () => lost++)
  })
  afterEach(() => mock.timers.reset())

  /** Time goes by, and what it set off is done. */
  async function pass(ms: number): Promise<void> {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
    mock.timers.tick(ms)
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }

  it("is left alone while it is connected, or finds its path in time", async () => {
    path.become("connecting")
    await pass(2_000)
    path.become("connected")
    await pass(60_000)
    expect([path.restarts, lost]).to.deep.equal([0, 0])
  })

  it("tries afresh when it finds no path, long before the browser gives up", async () => {
    path.become("connecting")
    await pass(2_600)
    expect(path.restarts).to.equal(1)
    path.become("connected")
    await pass(60_000)
    expect([path.restarts, lost]).to.deep.equal([1, 0])
  })

  it("waits for a short interruption to heal, then tries afresh", async () => {
    path.become("connected")
    path.become("disconnected")
    await pass(500)
    path.become("connected")
    await pass(10_000)
    expect(path.restarts).to.equal(0)
    path.become("disconnected")
    await pass(800)
    expect(path.restarts).to.equal(1)
  })

  it("is lost, once, when three attempts did not help", async () => {
    path.become("failed")
    for (let i = 0; i < 10; i++) await pass(3_100)
    expect([path.restarts, lost]).to.deep.equal([3, 1])
  })

  it("is lost, once, when nobody answers in time", async () => {
    const late = Promise.withResolvers<unknown>()
    answer = () => late.promise
    path.become("failed")
    await pass(3_100)
    expect(lost).to.equal(1)
    late.resolve({ iceParameters: {} })
    await pass(60_000)
    expect([path.restarts, lost]).to.deep.equal([0, 1])
  })

  it("is lost when the relay does not know it", async () => {
    answer = () => Promise.reject(new Error("TRANSPORT_NOT_FOUND"))
    path.become("failed")
    await pass(0)
    expect(lost).to.equal(1)
  })

  it("is not looked after when it has been closed", async () => {
    path.become("connecting")
    path.closed = true
    path.observer.emit("close")
    await pass(60_000)
    expect([path.restarts, lost]).to.deep.equal([0, 0])
  })
})
