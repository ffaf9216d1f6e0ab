import "./design/index.css"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { z } from "zod"
import { App } from "./App.tsx"
import { applyTheme } from "./shell/theme.ts"

// The page may not evaluate text as code (its content security policy), so zod must not try.
z.config({ jitless: true })
applyTheme()
const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
