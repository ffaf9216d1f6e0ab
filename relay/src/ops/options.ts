import { z } from "zod"

const port = z.coerce.number().int().min(0).max(65_535)
const positive = z.coerce.number().positive()
const count = z.coerce.number().int().positive()
const url = z.url({ protocol: /^(https?|wss?)$/ })
const origin = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)
const listOf = <T extends z.ZodType>(item: T) =>
  z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(item) as unknown as z.ZodType<z.output<T>[], string[]>)

/** One row of the config reference. */
interface Option<T extends z.ZodType> {
  readonly env: string
  readonly schema: T
  /** As it would stand in the environment; undefined makes the option required, null leaves it unset. */
  readonly byDefault: string | null | undefined
  readonly unit: string
  /** What it changes, and what a wrong value costs. */
  readonly consequence: string
}

const option = <T extends z.ZodType>(
  env: string,
  schema: T,
  byDefault: string | null | undefined,
  unit: string,
  consequence: string,
): Option<T> => ({ env, schema, byDefault, unit, consequence })

/** Every option of the relay. */
export const OPTIONS = {
  deployment: option(
    "OPENAIR_DEPLOYMENT",
    z.string().min(1),
    undefined,
    "path",
    "Deployment file: where the contracts lie and which rooms this relay serves.",
  ),
  dataDir: option(
    "OPENAIR_DATA_DIR",
    z.string().min(1),
    undefined,
    "path",
    "Sessions, consents, votes and the last minutes of broadcasts. Losing it makes everybody sign in again.",
  ),
  rpcUrls: option(
    "OPENAIR_RPC_URLS",
    listOf(url).refine((urls) => urls.length > 0, "at least one"),
    undefined,
    "comma-separated URLs",
    "JSON-RPC providers of the chain; the first is asked, the next ones when it fails.",
  ),
  rpcWsUrl: option(
    "OPENAIR_RPC_WS_URL",
    url,
    null,
    "URL",
    "Where heads and logs are subscribed. Unset: derived from the first RPC URL on loopback, else polling, which sees a block up to a second late.",
  ),
  publicRpcUrl: option(
    "OPENAIR_PUBLIC_RPC_URL",
    url,
    null,
    "URL",
    "The RPC told to browsers; unset: the first of OPENAIR_RPC_URLS, which must then hold no secret.",
  ),
  host: option("OPENAIR_HOST", z.string(), "127.0.0.1", "address", "Where app, API and signalling listen."),
  port: option("OPENAIR_PORT", port, "8080", "port", "As above."),
  liveHost: option("OPENAIR_LIVE_HOST", z.string(), null, "address", "Where LL-HLS listens; unset: OPENAIR_HOST."),
  livePort: option("OPENAIR_LIVE_PORT", port, "8081", "port", "As above."),
  liveOrigin: option(
    "OPENAIR_LIVE_ORIGIN",
    origin,
    null,
    "origin",
    "Where viewers fetch the broadcast, e.g. a CDN; unset: the live listener itself.",
  ),
  publicOrigin: option(
    "OPENAIR_PUBLIC_ORIGIN",
    origin,
    null,
    "origin",
    "What sign-ins name as relay; unset: the listener itself. Changing it ends no session but makes old sign-in messages void.",
  ),
  allowedOrigins: option(
    "OPENAIR_ALLOWED_ORIGINS",
    listOf(origin),
    "",
    "comma-separated origins",
    "Pages besides the relay's own that may sign people in here. Whoever controls one can ask people for signatures in its name.",
  ),
  appDir: option(
    "OPENAIR_APP_DIR",
    z.string(),
    null,
    "path",
    "The built app; unset: no app is served, the API works alone.",
  ),
  subgraphUrl: option("OPENAIR_SUBGRAPH_URL", z.url(), null, "URL", "Told to the app; the relay never reads it."),
  communityName: option("OPENAIR_COMMUNITY_NAME", z.string().max(64), "Commons", "text", "Shown by the app."),
  chainName: option("OPENAIR_CHAIN_NAME", z.string().max(64), null, "text", "Shown by the app."),
  signerKeyFile: option(
    "OPENAIR_SIGNER_KEY_FILE",
    z.string(),
    null,
    "path",
    "Private key of the gas account (0x and 64 hex digits), read by the signer process alone. Unset: votes are not sponsored, slots are locked by others.",
  ),
  mediaListenIp: option("OPENAIR_MEDIA_IP", z.string(), "127.0.0.1", "address", "Where WebRTC listens, UDP and TCP."),
  mediaAnnouncedAddress: option(
    "OPENAIR_MEDIA_ANNOUNCED",
    z.string(),
    null,
    "address",
    "Put into ICE candidates behind NAT; wrong or missing there: nobody hears anybody.",
  ),
  mediaPort: option(
    "OPENAIR_MEDIA_PORT",
    port,
    "8090",
    "port",
    "First WebRTC port; worker i uses this + i. 0: any free one.",
  ),
  mediaWorkers: option("OPENAIR_MEDIA_WORKERS", count, "1", "processes", "One a core; rooms are spread over them."),
  mediaWorkerBin: option("MEDIASOUP_WORKER_BIN", z.string(), null, "path", "The mediasoup-worker binary."),
  studioProfile: option(
    "OPENAIR_STUDIO",
    z.enum(["full", "small", "off"]),
    "small",
    "profile",
    "Size of the mix: full is 1280×720 at 30 (about .3 of a core), small 640×360 at 15, off puts nothing on air.",
  ),
  opsPort: option("OPENAIR_OPS_PORT", port, null, "port", "Loopback listener for /metrics and /healthz; unset: none."),
  logLevel: option(
    "OPENAIR_LOG",
    z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]),
    "info",
    "level",
    "How much is logged; secrets never are.",
  ),
  graceSeconds: option(
    "OPENAIR_GRACE_SECONDS",
    positive,
    "15",
    "s",
    "Age of the chain's head from which nobody new gets in. Below three block times it refuses people for nothing.",
  ),
  reorgSeconds: option(
    "OPENAIR_REORG_SECONDS",
    z.coerce.number().nonnegative(),
    "2",
    "s",
    "How long a loss seen at the provider must stand before media is closed; it is paused at first sight. 0: closed at once.",
  ),
  lingerSeconds: option(
    "OPENAIR_LINGER_SECONDS",
    positive,
    "15",
    "s",
    "How long somebody whose connection broke stays in the room.",
  ),
  sessionSeconds: option("OPENAIR_SESSION_SECONDS", count, "43200", "s", "Life of a sign-in."),
  peopleLimit: option("OPENAIR_PEOPLE_LIMIT", count, "150", "people a room", "More are refused with ROOM_FULL."),
  signInsPerMinute: option(
    "OPENAIR_SIGN_INS_PER_MINUTE",
    count,
    "120",
    "requests a minute and IP",
    "For nonces, sign-ins and votes each. Too low locks out people behind one address.",
  ),
  votesPerVoterAndDay: option(
    "OPENAIR_VOTES_PER_VOTER_DAY",
    count,
    "100",
    "votes",
    "Sponsored votes of one account in a day.",
  ),
  votesPerRoomAndDay: option(
    "OPENAIR_VOTES_PER_ROOM_DAY",
    count,
    "5000",
    "votes",
    "Sponsored votes in one room in a day.",
  ),
  measuresPerModeratorAndDay: option(
    "OPENAIR_MEASURES_PER_MODERATOR_DAY",
    count,
    "200",
    "orders and floors",
    "Recorded at the relay's cost for one moderator in a day. What is not recorded within ten minutes becomes void.",
  ),
  measuresPerRoomAndDay: option(
    "OPENAIR_MEASURES_PER_ROOM_DAY",
    count,
    "500",
    "orders and floors",
    "The same for one room.",
  ),
  measuresPerDay: option("OPENAIR_MEASURES_PER_DAY", count, "2000", "orders and floors", "The same for all rooms."),
  votesPerDay: option("OPENAIR_VOTES_PER_DAY", count, "20000", "votes", "Sponsored votes of all rooms in a day."),
} as const
