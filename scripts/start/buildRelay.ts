import { copyFileSync, mkdirSync } from "node:fs"
import { join } from "node:path"
import { build, stop } from "esbuild"
import { builtOnce } from "../build/builtOnce.ts"
import { ROOT } from "../build/root.ts"

const SOURCES = join(ROOT, "relay/src")
const DIST = join(ROOT, "relay/dist")
/** The relay and the programs it starts, each a file of its own: `ops/entryPoint.ts` finds them. */
const ENTRY_POINTS = ["main", "origin/worker", "signer/main", "studio/main"]
/** Left where they are: they load native code or files of their own. */
const EXTERNAL = ["node-av", "secp256k1", "bufferutil", "utf-8-validate"]
/** What packages in CommonJS find around them in Node. */
const COMMONJS = `import { createRequire as createRequireOfBundle } from "node:module"
const require = createRequireOfBundle(import.meta.url), __filename = import.meta.filename, __dirname = import.meta.dirname`

/** The relay as the supervisor runs it. */
export const RELAY_PROGRAM = join(DIST, "main.js")

/**
 * Bundles the relay, since everybody in a room waits for a relay that restarts, and loading one file instead of a thousand
 * takes half a second of a core off that. `node relay/src/main.ts` is the same program.
 */
export function buildRelay(): Promise<string> {
  return builtOnce({
    name: "relay",
    sources: ["relay/src/**/*", "protocol/src/**/*.ts", "scripts/start/buildRelay.ts", "package-lock.json"],
    makes: RELAY_PROGRAM,
    run: async () => {
      await build({
        entryPoints: ENTRY_POINTS.map((name) => join(SOURCES, `${name}.ts`)),
        outdir: DIST,
        outbase: SOURCES,
        bundle: true,
        platform: "node",
        format: "esm",
        target: "node24",
        external: EXTERNAL,
        banner: { js: COMMONJS },
        sourcemap: "linked",
        logLevel: "warning",
      })
      await stop()
      mkdirSync(join(DIST, "studio"), { recursive: true })
      copyFileSync(join(SOURCES, "studio/text/glyphs.bin"), join(DIST, "studio/glyphs.bin"))
    },
  })
}
