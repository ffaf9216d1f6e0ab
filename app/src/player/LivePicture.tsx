import type { Src } from "@livepeer/react"
import * as Player from "@livepeer/react/player"
import type Hls from "hls.js"
import { type RefObject, useMemo } from "react"
import { hlsConfig } from "./hlsConfig.ts"

/** After an error the player asks again at this pace until the stream is back. */
const RETRY_MS = 600

interface LivePictureProps {
  /** Absolute address of the LL-HLS playlist. */
  readonly src: string
  readonly muted: boolean
  readonly title: string
  readonly video: RefObject<HTMLVideoElement | null>
  readonly onHls: (hls: Hls) => void
}

/** The broadcast itself, without controls: Livepeer's player on low-latency HLS. Starts by itself. */
export function LivePicture({ src, muted, title, video, onHls }: LivePictureProps) {
  const sources = useMemo(
    (): Src[] => [
      { type: "hls", src: src as `${string}m3u8`, mime: "application/vnd.apple.mpegurl", width: null, height: null },
    ],
    [src],
  )
  const config = useMemo(() => hlsConfig(onHls), [onHls])
  return (
    <Player.Root
      src={sources}
      autoPlay
      lowLatency
      volume={0}
      storage={null}
      hotkeys={false}
      aspectRatio={null}
      calculateDelay={(errors: number) => (errors === 0 ? 0 : RETRY_MS)}
    >
      <Player.Video
        ref={video}
        title={title}
        muted={muted}
        hlsConfig={config}
        className="player__video"
        data-testid="player-video"
      />
    </Player.Root>
  )
}
