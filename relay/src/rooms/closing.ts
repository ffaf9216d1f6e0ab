import { type EventData, OpenairError } from "@openair/protocol"

/** What is said to a connection before it is closed. */
export function closing(error: OpenairError, reconnect: boolean): EventData<"closing"> {
  const { code, message, remedy } = error
  return { code, message, remedy, reconnect }
}

/** The account has come in from somewhere else. */
export function replaced(): EventData<"closing"> {
  return closing(new OpenairError("REPLACED"), false)
}

/** The relay, or its media engine, begins anew: come back. */
export function restarting(): EventData<"closing"> {
  return closing(new OpenairError("SHUTTING_DOWN"), true)
}
