import {
  EVENTS,
  type EventData,
  type EventName,
  type PublicConfig,
  publicConfigSchema,
  reachSet,
  type Welcome,
} from "@openair/protocol"
import { RelayError } from "@openair/protocol/client/RelayError"
import { SignallingClient } from "@openair/protocol/client/SignallingClient"
import { type SignedIn, signIn } from "@openair/protocol/client/signIn"
import type { Address, LocalAccount } from "viem"
import { until } from "../../test/until.ts"

/** Somebody at the signalling interface who remembers every event, with the time it came. */
export class TestClient {
  readonly client: SignallingClient
  readonly signedIn: SignedIn
  readonly heard: { readonly event: EventName; readonly data: unknown; readonly atMs: number }[] = []

  private constructor(client: SignallingClient, signedIn: SignedIn) {
    this.client = client
    this.signedIn = signedIn
    for (const event of Object.keys(EVENTS) as EventName[]) {
      client.on(event, (data) => this.heard.push({ event, data, atMs: performance.now() }))
    }
  }

  static async enter(
    origin: string,
    account: LocalAccount,
    room: bigint,
    options: { reach?: number } = {},
  ): Promise<TestClient> {
    const config = await configOf(origin)
    const signedIn = await signIn({
      httpOrigin: origin,
      chainId: config.chainId,
      rooms: config.contracts.rooms as Address,
      room,
      account: account.address,
      signMessage: (message) => account.signMessage({ message }),
      reach: options.reach ?? reachSet("LIVE_VIDEO", "LIVE_AUDIO"),
    })
    return TestClient.resume(origin, signedIn)
  }

  /** A new connection of an old session. */
  static resume(origin: string, signedIn: SignedIn): TestClient {
    const { sessionId, sessionKey } = signedIn
    const client = new SignallingClient({ relay: origin, sessionId, sessionKey })
    const made = new TestClient(client, signedIn)
    client.connect()
    return made
  }

  opened(): Promise<Welcome> {
    return this.client.opened()
  }

  all<E extends EventName>(event: E): EventData<E>[] {
    return this.heard.filter((each) => each.event === event).map(({ data }) => data as EventData<E>)
  }

  next<E extends EventName>(event: E, matches: (data: EventData<E>) => boolean = () => true, deadlineMs = 10_000) {
    return until(`the event ${event}`, () => this.all(event).find(matches), deadlineMs)
  }

  close(): void {
    this.client.close()
  }
}

export async function configOf(origin: string): Promise<PublicConfig> {
  return publicConfigSchema.parse(await (await fetch(`${origin}/v1/config`)).json())
}

/** The code with which a relay refuses. */
export async function refusal(promise: Promise<unknown>): Promise<RelayError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof RelayError) return error
    throw error
  }
  throw new Error("It was not refused.")
}
