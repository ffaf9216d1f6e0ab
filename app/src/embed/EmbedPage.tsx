import "./embed.css"
import { useEffect } from "react"
import { useParams } from "wouter"
import { findRoom, useConfig } from "../config/ConfigContext.ts"
import { BroadcastPlayer } from "../player/BroadcastPlayer.tsx"
import { useRoomStatus } from "../relay/roomStatus.ts"
import { BrandMark } from "../shell/Brand.tsx"
import { readSlotMetadata } from "../watch/slotMetadata.ts"

/** The bare player, for other people's pages. */
export function EmbedPage() {
  const config = useConfig()
  const key = useParams<{ room: string }>().room
  const room = findRoom(config, key)
  const { data: status, isError } = useRoomStatus(room?.id ?? key)
  const title = readSlotMetadata(status?.slot?.metadata ?? null).title ?? room?.name ?? key
  useEffect(() => {
    document.title = `${title} · Openair`
  }, [title])
  return (
    <main id="main" className="embed">
      <BroadcastPlayer
        title={title}
        src={
          status?.onAir && status.playlistPath !== null ? new URL(status.playlistPath, config.liveOrigin).href : null
        }
        relayHeard={!isError}
        viewers={undefined}
        offAirNote={room === undefined ? "This relay knows no such room." : undefined}
        variant="embed"
      >
        <p className="embed__brand">
          <a className="brand" href={`/watch/${key}`} target="_blank" rel="noreferrer">
            <BrandMark />
            {room?.ensName ?? room?.name ?? key}
          </a>
        </p>
      </BroadcastPlayer>
    </main>
  )
}
