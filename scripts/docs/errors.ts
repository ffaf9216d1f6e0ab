/**
 * Prints docs/errors.md from the error table; with `--check` fails when the committed page is not current.
 *   npm run docs:errors [-- --check]
 */
import { readFileSync, writeFileSync } from "node:fs"
import { ERRORS } from "@openair/protocol"

const page = new URL("../../docs/errors.md", import.meta.url)

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|")
}

function renderErrors(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, message, remedy }]) =>
      `| \`${code}\` | ${status} | ${escapeCell(message)} | ${escapeCell(remedy)} |`,
  )
  return [
    "# Errors",
    "",
    "Printed from `protocol/src/errors.ts` by `npm run docs:errors`; change it there.",
    "",
    'Over HTTP an error is the body `{"error": {code, message, remedy, detail}}` with the status below; in signalling it is',
    "the `error` of a reply `{id, ok: false, error}`. Codes are stable; sentences may improve. `{words}` are filled from `detail`.",
    "",
    "| code | status | what happened | what to do |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n")
}

const text = renderErrors()
if (process.argv.includes("--check")) {
  if (readFileSync(page, "utf8") !== text) {
    console.error("docs/errors.md is not what protocol/src/errors.ts says. Run: npm run docs:errors")
    process.exit(1)
  }
} else {
  writeFileSync(page, text)
}
