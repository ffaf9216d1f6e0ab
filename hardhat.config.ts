import { createRequire } from "node:module"
import hardhatToolboxViem from "@nomicfoundation/hardhat-toolbox-viem"
import { defineConfig } from "hardhat/config"

const require = createRequire(import.meta.url)

/** Compiled by solc's WebAssembly build from npm, so that nothing is downloaded. */
const solidity = {
  version: "0.8.30",
  path: require.resolve("solc/soljson.js"),
  settings: {
    evmVersion: "cancun",
    optimizer: { enabled: true, runs: 1000 },
    // Without a hash of the sources in it, the code (and so a running chain) stays the same when a comment changes.
    metadata: { bytecodeHash: "none", appendCBOR: false },
  },
}

export default defineConfig({
  plugins: [hardhatToolboxViem],
  solidity: { profiles: { default: solidity } },
  test: {
    solidity: {
      fuzz: { runs: 256 },
      // A life of 100 steps, 24 times over, for each truth: seconds, and long enough to open, pass and execute.
      invariant: { runs: 24, depth: 100, failOnRevert: true },
    },
  },
  paths: {
    sources: "./contracts",
    tests: { solidity: "./contracts", nodejs: "./contracts" },
  },
})
