/** How the media engine listens and what it announces. */
export interface MediaOptions {
  /** Worker processes; one a core is what a worker can use. */
  readonly workers: number
  /** Local address for WebRTC over UDP and TCP, for example "127.0.0.1" or "0.0.0.0". */
  readonly listenIp: string
  /** Address put into ICE candidates where clients reach the machine by another one (NAT). */
  readonly announcedAddress?: string
  /** Worker `i` listens on `basePort + i`, UDP and TCP; 0 lets each worker take any free port. */
  readonly basePort: number
  /** Path of the mediasoup-worker binary; default: MEDIASOUP_WORKER_BIN, then the package's own build. */
  readonly workerBin?: string
  /** Offered to clients besides the relay's own candidates (TURN). */
  readonly iceServers?: readonly { urls: string[]; username?: string; credential?: string }[]
  /** Hears what an operator should know: a worker died, a replacement failed. */
  readonly log?: (level: "info" | "warn" | "error", message: string, detail?: Record<string, unknown>) => void
}
