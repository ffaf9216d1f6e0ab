// The arrows of docs/architecture.md as rules: who may import whom.
// Tests and their stands (Test….ts, testing/, synthetic/) may reach across, for they put parts together; what they test may not.
const TESTS = "\\.(test|e2e)\\.ts$|/Test[A-Z][A-Za-z]*\\.ts$|/(testing|synthetic)/"
/** How studio and signer, programs of their own, are spoken to. */
const MESSAGES = "^relay/src/(studio|signer)/(messages|mediaStream)\\.ts$"

/** Inside the relay: each folder, and the folders it may import besides itself and `ops`. */
const RELAY_ARROWS = {
  api: ["rooms", "login"],
  login: ["store"],
  rooms: ["store"],
  chain: ["rooms"],
  media: ["rooms"],
  broadcast: ["rooms", "media", "studio", "origin"],
  origin: ["packager"],
  packager: [], // and the studio's messages, which it reads
  studio: [],
  signer: [],
  store: [],
  ops: [],
}

/** What `rooms` asks of the outside: the only files of it that those who implement them may import. */
const ROOM_INTERFACES = [
  "Authority",
  "BallotReader",
  "Broadcast",
  "Clock",
  "Media",
  "ModerationFacts",
  "ProgrammeClock",
]

const relayRules = Object.entries(RELAY_ARROWS).map(([folder, allowed]) => ({
  name: `relay/${folder}-imports-only-${[...allowed, "ops"].join("-")}`,
  comment: `relay/src/${folder} may import ${[...allowed, "ops"].join(", ")}; see docs/architecture.md.`,
  severity: "error",
  from: { path: `^relay/src/${folder}/`, pathNot: TESTS },
  to: { path: "^relay/src/", pathNot: `^relay/src/(${[folder, ...allowed, "ops"].join("|")})/|${MESSAGES}` },
}))

/** A workspace that may import no other workspace than `protocol`. */
const knowsOnlyProtocol = (workspace) => ({
  name: `${workspace}-knows-only-protocol`,
  comment: `${workspace} and the other parts speak to each other by protocol alone.`,
  severity: "error",
  from: { path: `^${workspace}/`, pathNot: TESTS },
  to: { path: "^(relay|app|residents|subgraph|scripts|test|bench|contracts)/", pathNot: `^${workspace}/` },
})

export default {
  forbidden: [
    {
      name: "no-circles",
      comment: "A circle has no bottom to start reading from.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "protocol-knows-nobody",
      severity: "error",
      from: { path: "^protocol/" },
      to: { path: "^(relay|app|residents|subgraph|scripts|test|bench|contracts)/" },
    },
    knowsOnlyProtocol("relay"),
    knowsOnlyProtocol("app"),
    knowsOnlyProtocol("residents"),
    {
      name: "nobody-imports-main",
      comment: "main wires the others; whoever needs something of it needs it in a file of its own.",
      severity: "error",
      from: { pathNot: TESTS },
      to: { path: "^(relay|residents|app)/src/main\\.tsx?$" },
    },
    {
      name: "every-relay-folder-has-arrows",
      comment: "A new folder of the relay gets its line in .dependency-cruiser.mjs and docs/architecture.md.",
      severity: "error",
      from: {
        path: "^relay/src/[^/]+/",
        pathNot: `^relay/src/(${[...Object.keys(RELAY_ARROWS), "testing"].join("|")})/`,
      },
      to: {},
    },
    {
      name: "rooms-by-its-interfaces",
      comment: "chain, media and broadcast implement what rooms asks for and know nothing else of it.",
      severity: "error",
      from: { path: "^relay/src/(chain|media|broadcast)/", pathNot: TESTS },
      to: { path: "^relay/src/rooms/", pathNot: `^relay/src/rooms/(${ROOM_INTERFACES.join("|")})\\.ts$` },
    },
    {
      name: "processes-share-only-messages",
      comment:
        "studio and signer are programs of their own: outside only their messages and the handle of their process are known.",
      severity: "error",
      from: { path: "^relay/src/", pathNot: `^relay/src/(studio|signer)/|${TESTS}` },
      to: {
        path: "^relay/src/(studio|signer)/",
        pathNot: `${MESSAGES}|^relay/src/(studio|signer)/[A-Za-z]+Process\\.ts$`,
      },
    },
    ...relayRules,
    {
      name: "installed-and-named",
      comment: "What is imported must be installed and named in a package.json.",
      severity: "error",
      from: { path: "^(protocol|relay|residents|app)/" },
      to: { dependencyTypes: ["npm-no-pkg", "unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|artifacts|cache|generated)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
}
