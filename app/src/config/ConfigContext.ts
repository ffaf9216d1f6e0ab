import type { PublicConfig } from "@openair/protocol/http"
import { createContext, useContext } from "react"

export const ConfigContext = createContext<PublicConfig | undefined>(undefined)

/** What the relay says about this deployment. */
export function useConfig(): PublicConfig {
  const config = useContext(ConfigContext)
  if (config === undefined) throw new Error("useConfig needs a ConfigProvider above it")
  return config
}

export type KnownRoom = PublicConfig["rooms"][number]

/** The room a path names, by number or by name. */
export function findRoom(config: PublicConfig, key: string): KnownRoom | undefined {
  return config.rooms.find((room) => room.id === key) ?? config.rooms.find((room) => room.name === key)
}
