import Hls, { type HlsConfig } from "hls.js"

/** Times a list or part is asked for again before the player starts afresh; a relay is back within seconds. */
const RETRIES = 12
const RETRY_DELAY_MS = 300
const MAX_RETRY_DELAY_MS = 500
/** Faster than real time by at most this, to catch up unnoticed after a stall. */
const CATCH_UP_RATE = 1.1
/** Behind the live edge by more than this many target durations, playback jumps forward. */
const JUMP_AFTER_TARGET_DURATIONS = 4

/**
 * What hls.js needs for low latency. `onHls` receives the engine the player makes, which keeps it to itself otherwise:
 * its playing date tells how far behind live the picture is.
 */
export function hlsConfig(onHls: (hls: Hls) => void): Partial<HlsConfig> {
  class Observed extends Hls.DefaultConfig.abrController {
    constructor(hls: Hls) {
      super(hls)
      // The player asks to stay three target durations (6 s) behind. The playlist's own hold-back is what counts.
      delete hls.userConfig.liveSyncDurationCount
      delete hls.userConfig.liveMaxLatencyDurationCount
      onHls(hls)
    }
  }
  return {
    lowLatencyMode: true,
    abrController: Observed,
    maxLiveSyncPlaybackRate: CATCH_UP_RATE,
    liveSyncDurationCount: 1,
    liveMaxLatencyDurationCount: JUMP_AFTER_TARGET_DURATIONS,
    backBufferLength: 30,
    manifestLoadingMaxRetry: RETRIES,
    manifestLoadingRetryDelay: RETRY_DELAY_MS,
    manifestLoadingMaxRetryTimeout: MAX_RETRY_DELAY_MS,
    levelLoadingMaxRetry: RETRIES,
    levelLoadingRetryDelay: RETRY_DELAY_MS,
    levelLoadingMaxRetryTimeout: MAX_RETRY_DELAY_MS,
    fragLoadingMaxRetry: RETRIES,
    fragLoadingRetryDelay: RETRY_DELAY_MS,
    fragLoadingMaxRetryTimeout: MAX_RETRY_DELAY_MS,
    appendErrorMaxRetry: 3,
  }
}
