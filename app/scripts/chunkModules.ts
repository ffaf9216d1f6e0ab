import type { Plugin } from "vite"

/** What one built chunk is made of. Paths are relative to the repository's root. */
export interface ChunkModules {
  /** The page or module the chunk was split off for, if it has one. */
  readonly facade: string | null
  /** Chunks fetched together with this one. */
  readonly imports: readonly string[]
  readonly modules: readonly string[]
}

/** Chunks by file name, as written to dist/.vite/chunks.json for {@link file://./checkViewerBundle.ts}. */
export type ChunkGraph = Readonly<Record<string, ChunkModules>>

/** Writes down which modules went into which chunk. */
export function chunkModules(root: string): Plugin {
  const relative = (id: string) => id.replace(/\?.*$/, "").replace(`${root}/`, "")
  return {
    name: "openair:chunk-modules",
    generateBundle(_, bundle) {
      const graph: Record<string, ChunkModules> = {}
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue
        graph[chunk.fileName] = {
          facade: chunk.facadeModuleId === null ? null : relative(chunk.facadeModuleId),
          imports: chunk.imports,
          modules: chunk.moduleIds.map(relative),
        }
      }
      this.emitFile({ type: "asset", fileName: ".vite/chunks.json", source: JSON.stringify(graph, null, 1) })
    },
  }
}
