#!/usr/bin/env node
// The compiler of npm (WebAssembly), behind as much of native solc's command line as forge uses:
//   solc.mjs --version
//   solc.mjs --standard-json [--base-path … --include-path … --allow-paths …] < input.json
// Paths are taken and ignored: forge puts the text of every source into the input.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
const args = process.argv.slice(2)
const solc = require("solc")

if (args.includes("--version")) {
  process.stdout.write(`solc, the solidity compiler commandline interface\nVersion: ${solc.version()}\n`)
} else if (args.includes("--standard-json")) {
  process.stdout.write(solc.compile(readFileSync(0, "utf8")))
} else {
  process.stderr.write("usage: solc.mjs --version | --standard-json < input.json\n")
  process.exitCode = 1
}
