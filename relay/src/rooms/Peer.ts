import type { EventData, EventName } from "@openair/protocol"

/** The far end of a signalling connection, as a room sees it. Sending to one that has gone does nothing. */
export interface Peer {
  send<E extends EventName>(event: E, data: EventData<E>): void
  /** Says why, then closes. */
  close(closing: EventData<"closing">): void
}
