import { join } from "node:path"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"
import { chunkModules } from "./scripts/chunkModules.ts"

/** The relay a development server hands its API calls to. */
const relay = process.env.OPENAIR_RELAY ?? "http://127.0.0.1:8080"

export default defineConfig({
  root: import.meta.dirname,
  // One zod for app and protocol: a second copy would double what viewers download.
  resolve: { dedupe: ["zod"] },
  plugins: [react(), chunkModules(join(import.meta.dirname, ".."))],
  build: {
    target: "es2022",
    // The tokens are light-dark() pairs that each subtree resolves for itself; a fallback would freeze them at the root.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    manifest: true,
    // The wallet's chunks are large and fetched only by those who act; the warning would say so at every build.
    chunkSizeWarningLimit: 1500,
    // A data: script or style would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/v1": { target: relay, ws: true, changeOrigin: false } },
  },
})
