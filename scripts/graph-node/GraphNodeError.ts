/** What can go wrong with graph-node such that somebody must decide something. */
export type GraphNodeErrorCode =
  /** A program is not installed. */
  | "MISSING_PROGRAM"
  /** graph-node's ports cannot be kept from the network. */
  | "CANNOT_ISOLATE"
  /** Another graph-node uses the data folder. */
  | "IN_USE"
  /** The chain is not the one that was indexed, or has lost blocks that were. */
  | "CHAIN_DIVERGED"
  /** The subgraph does not compile. */
  | "BUILD_FAILED"
  /** Something inside ended or did not come up. */
  | "START_FAILED"

/** A failure a person can act upon: what happened, and what to do. */
export class GraphNodeError extends Error {
  readonly code: GraphNodeErrorCode
  readonly remedy: string

  constructor(code: GraphNodeErrorCode, message: string, remedy: string, cause?: unknown) {
    super(message, { cause })
    this.name = "GraphNodeError"
    this.code = code
    this.remedy = remedy
  }
}
