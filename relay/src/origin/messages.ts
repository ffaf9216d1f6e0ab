/** What the relay's main thread and the origin's thread say to each other. Both are this program; no schema is needed. */

export interface BroadcastOptions {
  /** As in the address: /live/<room>/… */
  readonly room: string
  /** Unix socket to be made for the studio. At most 107 bytes. */
  readonly packagerSocketPath: string
  /** Folder that holds a folder for each room. */
  readonly dvrFolder: string
  /** How far viewers may rewind. */
  readonly dvrSeconds: number
  /** And at most so many bytes of it. */
  readonly dvrBytes: number
  readonly partMs: number
  /** The studio's key frame interval, rounded up to whole seconds. */
  readonly targetDurationSeconds: number
  /** The highest numbers ever announced for this room (from the relay's store); −1 for none. */
  readonly lastMediaSequence: number
  readonly lastDiscontinuitySequence: number
}

export interface OriginOptions {
  readonly host: string
  readonly port: number
}

/** What main may want to show of a broadcast; sent every second. */
export interface BroadcastStatus {
  readonly room: string
  /** False after closeBroadcast. */
  readonly live: boolean
  /** Distinct clients of the last ten seconds. */
  readonly viewers: number
  readonly edgeMediaSequence: number
  /** Unix ms; null before the first part. */
  readonly lastPartMs: number | null
  readonly waitingRequests: number
}

export type ToOrigin =
  | { readonly type: "open"; readonly options: BroadcastOptions }
  | { readonly type: "close"; readonly room: string }
  | { readonly type: "stop" }

export type FromOrigin =
  | { readonly type: "listening"; readonly port: number }
  | { readonly type: "opened"; readonly room: string }
  | { readonly type: "closed"; readonly room: string }
  | { readonly type: "failed"; readonly room: string; readonly message: string }
  | {
      readonly type: "segment"
      readonly room: string
      readonly mediaSequence: number
      readonly discontinuitySequence: number
    }
  | { readonly type: "status"; readonly broadcasts: readonly BroadcastStatus[] }
  | { readonly type: "error"; readonly message: string }
  | { readonly type: "stopped" }
