import { useEffect, useState } from "react"
import { useParams } from "wouter"
import { CallPage } from "../call/CallPage.tsx"
import { findRoom, type KnownRoom, useConfig } from "../config/ConfigContext.ts"
import { NotFound } from "../shell/NotFound.tsx"
import type { Entered } from "./enterRoom.ts"
import { GreenRoom } from "./GreenRoom.tsx"
import { LocalMedia } from "./LocalMedia.ts"

/** A room's door: the green room before, the call behind. */
export function EnterPage() {
  const config = useConfig()
  const room = findRoom(config, useParams<{ room: string }>().room)
  return room === undefined ? <NotFound what="room" /> : <Door key={room.id} room={room} />
}

function Door({ room }: { room: KnownRoom }) {
  const [media] = useState(() => new LocalMedia())
  const [entered, setEntered] = useState<Entered | undefined>()
  useEffect(() => () => media.dispose(), [media])
  if (entered === undefined) return <GreenRoom room={room} media={media} onEntered={setEntered} />
  return <CallPage room={room} media={media} entered={entered} onLeft={() => setEntered(undefined)} />
}
