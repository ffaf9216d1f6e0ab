/**
 * The one table of what can go wrong, used by relay and app and printed into docs/errors.md.
 * `message` may hold {placeholders} filled from the error's `detail`; `remedy` tells the reader what to do.
 */
export const ERRORS = {
  // The border
  BAD_REQUEST: {
    status: 400,
    message: "The request is not of the documented form: {problem}.",
    remedy: "Correct the request; docs/protocol.md shows each message.",
  },
  UNKNOWN_METHOD: {
    status: 400,
    message: "There is no method {method}.",
    remedy: "Use a method of docs/protocol.md; the client may be newer than the relay.",
  },
  NOT_FOUND: { status: 404, message: "There is nothing at this address.", remedy: "Check the address." },
  ROOM_NOT_FOUND: {
    status: 404,
    message: "This relay knows no room {room}.",
    remedy: "Check the room's number, and that the room names this relay.",
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    message: "Too many requests.",
    remedy: "Wait {retryAfterSeconds} seconds and try again.",
  },
  PAYLOAD_TOO_LARGE: {
    status: 413,
    message: "The message is larger than {limitBytes} bytes.",
    remedy: "Send less at a time.",
  },
  INTERNAL: {
    status: 500,
    message: "Something broke on the relay.",
    remedy: "Try again; if it stays, give the operator the reference {reference}.",
  },
  SHUTTING_DOWN: {
    status: 503,
    message: "The relay is restarting.",
    remedy: "Reconnect; the client does so by itself.",
  },
  CONNECTION_LOST: {
    status: 503,
    message: "The connection to the relay was lost.",
    remedy: "Wait; the client reconnects by itself.",
  },
  NO_REPLY: {
    status: 504,
    message: "The relay did not answer {method} within {seconds} seconds.",
    remedy: "Try again; the client reconnects by itself.",
  },
  // Signing in
  ORIGIN_REFUSED: {
    status: 403,
    message: "The page at {origin} may not speak with this relay.",
    remedy: "Open the app at the address the operator gives, or have the operator allow this origin.",
  },
  SIGN_IN_MALFORMED: {
    status: 400,
    message: "The sign-in message is not a valid EIP-4361 message: {problem}.",
    remedy: "Start the sign-in again from the room's page.",
  },
  SIGN_IN_WRONG_DOMAIN: {
    status: 403,
    message: "The sign-in message was made for {domain}, not for this relay.",
    remedy: "Only sign messages that name the site you are on. Start again from the room's page.",
  },
  SIGN_IN_WRONG_CHAIN: {
    status: 403,
    message: "The sign-in message names chain {chainId}; this relay reads chain {expectedChainId}.",
    remedy: "Switch the wallet's network and sign in again.",
  },
  SIGN_IN_WRONG_ROOM: {
    status: 403,
    message: "The sign-in message names another room or another Rooms contract.",
    remedy: "Start the sign-in again from the room's page.",
  },
  SIGN_IN_NONCE: {
    status: 403,
    message: "The nonce is unknown, used or older than five minutes.",
    remedy: "Start the sign-in again; each signature works once.",
  },
  SIGN_IN_EXPIRED: {
    status: 403,
    message: "The sign-in message is not valid at this time.",
    remedy: "Check the computer's clock and sign in again.",
  },
  SIGN_IN_SIGNATURE: {
    status: 403,
    message: "The signature does not belong to {address}.",
    remedy: "Sign with the account the message names.",
  },
  SESSION_UNKNOWN: { status: 401, message: "The session is unknown, ended or expired.", remedy: "Sign in again." },
  SESSION_PROOF: {
    status: 401,
    message: "The proof of the session key is wrong.",
    remedy: "Sign in again in this browser.",
  },
  // Rights
  NOT_PERMITTED: {
    status: 403,
    message: "{account} may not {capability} in {room}: {reason}.",
    remedy: "{howToQualify}",
  },
  CHAIN_STALE: {
    status: 503,
    message: "The relay has not heard from the chain for {ageSeconds} seconds, so nobody new gets in.",
    remedy: "Wait; people inside keep talking. The operator should check the RPC provider.",
  },
  // Media
  ALREADY_PRODUCING: {
    status: 409,
    message: "This participant already sends {source}.",
    remedy: "Close the earlier one first.",
  },
  SOURCE_KIND_MISMATCH: {
    status: 400,
    message: "{source} is {expectedKind}, not {kind}.",
    remedy: "Name the source that fits the track.",
  },
  TRANSPORT_NOT_FOUND: { status: 404, message: "There is no such transport.", remedy: "Create a transport first." },
  PRODUCER_NOT_FOUND: { status: 404, message: "There is no such producer.", remedy: "Produce first." },
  CONSUMER_NOT_FOUND: {
    status: 404,
    message: "There is no such consumer.",
    remedy: "Consumers are announced by the relay; use an announced id.",
  },
  MEDIA_REFUSED: {
    status: 400,
    message: "The media engine refused: {problem}.",
    remedy: "Check codecs and parameters; docs/protocol.md shows what a room accepts.",
  },
  ROOM_FULL: {
    status: 503,
    message: "The room is full ({limit} people).",
    remedy: "Watch the broadcast, or try again when somebody has left.",
  },
  NOT_JOINED: { status: 409, message: "Join the room first.", remedy: "Send `join` before this message." },
  REPLACED: {
    status: 409,
    message: "This account joined from another place.",
    remedy: "Continue there, or join here again.",
  },
  // The live origin
  LIVE_EDGE_STALLED: {
    status: 503,
    message: "Nothing new came from {room} in the time a player may wait.",
    remedy: "Ask again; players do so by themselves. The broadcast is starting, restarting or ending.",
  },
  // Consent, moderation and ballots
  CONSENT_REFUSED: {
    status: 400,
    message: "The consent cannot be taken: {problem}.",
    remedy: "Sign a new consent from the room.",
  },
  MEASURE_REFUSED: {
    status: 400,
    message: "The {kind} cannot be taken: {problem}.",
    remedy: "{howToQualify}",
  },
  MEASURE_NOT_FOUND: {
    status: 404,
    message: "This relay took no such order or floor in the last thirty days.",
    remedy: "The chain's record of it stays. Another relay of the room may know more.",
  },
  VOTE_REFUSED: { status: 400, message: "The vote cannot be taken: {problem}.", remedy: "{howToQualify}" },
  VOTES_PAUSED: {
    status: 503,
    message: "The relay cannot send votes at the moment: {problem}.",
    remedy: "Send the vote yourself with your wallet, or try again later.",
  },
} as const satisfies Record<string, { status: number; message: string; remedy: string }>

export type ErrorCode = keyof typeof ERRORS
export type ErrorDetail = Readonly<Record<string, string | number>>

/** An error as it travels: in HTTP bodies as `{error}`, in signalling replies as `error`. */
export interface ErrorBody {
  readonly code: ErrorCode
  readonly message: string
  readonly remedy: string
  readonly detail: ErrorDetail
}

function fill(template: string, detail: ErrorDetail): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(detail[name] ?? whole))
}

/** The error every part of Openair throws for what it can name. Carries its row of {@link ERRORS}, filled in. */
export class OpenairError extends Error {
  override readonly name = "OpenairError"
  readonly code: ErrorCode
  readonly status: number
  readonly remedy: string
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, detail: ErrorDetail = {}, options?: ErrorOptions) {
    const row = ERRORS[code]
    super(fill(row.message, detail), options)
    this.code = code
    this.status = row.status
    this.remedy = fill(row.remedy, detail)
    this.detail = detail
  }

  toBody(): ErrorBody {
    return { code: this.code, message: this.message, remedy: this.remedy, detail: this.detail }
  }
}
