import type { Person, PublicConfig, RoomNameReply } from "@openair/protocol"
import type { Address } from "viem"
import type { Login } from "../login/Login.ts"
import type { Log } from "../ops/log.ts"
import type { Moderation } from "../rooms/moderation/Moderation.ts"
import type { ModerationDomain } from "../rooms/moderation/SignedMeasure.ts"
import type { Rooms } from "../rooms/Rooms.ts"
import type { Votes } from "../rooms/Votes.ts"

/** What the relay's public face is made of. */
export interface ApiOptions {
  readonly login: Login
  readonly rooms: Rooms
  readonly votes: Votes
  readonly moderation: Pick<Moderation, "accept" | "find" | "inForce">
  readonly moderationDomain: ModerationDomain
  readonly nameOf: (account: Address) => Promise<Person["name"]>
  /** The name a room claims, and whether ENS points back. */
  readonly roomNameOf: (room: bigint) => Promise<RoomNameReply>
  readonly config: PublicConfig
  /** Origins of pages that may speak with this relay. */
  readonly allowedOrigins: ReadonlySet<string>
  /** True behind https: cookies are then `__Host-`. */
  readonly isSecure: boolean
  readonly signInsPerMinute: number
  /** Folder of the built app; undefined: the API alone. */
  readonly appDir: string | undefined
  readonly log: Log
  readonly onSignIn: (outcome: { readonly code: string; readonly account: string | null }) => void
  readonly onRefusal: (code: string) => void
}
