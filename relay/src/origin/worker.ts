import { createServer } from "node:http"
import { parentPort, workerData } from "node:worker_threads"
import { LiveBroadcast } from "./LiveBroadcast.ts"
import { LiveRequests, type LiveRoom } from "./LiveRequests.ts"
import type { BroadcastOptions, FromOrigin, OriginOptions, ToOrigin } from "./messages.ts"
import { ViewerCount } from "./ViewerCount.ts"

/**
 * The origin's thread: its own HTTP listener (HTTP/1.1 with keep-alive; TLS and HTTP/2 would change this file alone)
 * and a packager for each broadcast, so that neither viewers nor media ever wait for the relay's main thread.
 */
const STATUS_INTERVAL_MS = 1_000
const KEEP_ALIVE_MS = 65_000
const HEADERS_TIMEOUT_MS = 10_000
const MAX_CONNECTIONS = 20_000

const port = parentPort
if (!port) throw new Error("the origin runs as a worker thread")
const { host, port: listenPort } = workerData as OriginOptions
const rooms = new Map<string, LiveRoom>()
const tell = (message: FromOrigin) => port.postMessage(message)

const requests = new LiveRequests(rooms)
const server = createServer(
  { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEADERS_TIMEOUT_MS },
  (request, response) => {
    void requests.handle(request, response)
  },
)
server.maxConnections = MAX_CONNECTIONS
server.listen(listenPort, host, () => {
  const address = server.address()
  tell({ type: "listening", port: typeof address === "object" && address ? address.port : listenPort })
})

async function openBroadcast(options: BroadcastOptions): Promise<void> {
  const before = rooms.get(options.room)
  if (before && !before.broadcast.ended) await before.broadcast.close()
  const { room } = options
  const broadcast = new LiveBroadcast(options, {
    onSegment: ({ mediaSequence, discontinuitySequence }) =>
      tell({ type: "segment", room, mediaSequence, discontinuitySequence }),
    onError: (error) => tell({ type: "error", message: `DVR of room ${room}: ${String(error)}` }),
  })
  await broadcast.open()
  rooms.set(room, { broadcast, viewers: before?.viewers ?? new ViewerCount() })
  tell({ type: "opened", room })
}

async function closeBroadcast(room: string): Promise<void> {
  const known = rooms.get(room)
  if (known && !known.broadcast.ended) await known.broadcast.close()
  tell({ type: "closed", room })
}

async function stop(): Promise<void> {
  server.close()
  server.closeAllConnections()
  for (const { broadcast } of rooms.values()) if (!broadcast.ended) await broadcast.close()
  tell({ type: "stopped" })
  process.exit(0)
}

async function handle(message: ToOrigin): Promise<void> {
  if (message.type === "stop") return stop()
  const room = message.type === "open" ? message.options.room : message.room
  try {
    if (message.type === "open") await openBroadcast(message.options)
    else await closeBroadcast(room)
  } catch (error) {
    tell({ type: "failed", room, message: String(error) })
  }
}

let queue = Promise.resolve()
port.on("message", (message: ToOrigin) => {
  queue = queue.then(() => handle(message))
})

setInterval(() => {
  const nowMs = Date.now()
  const broadcasts = Array.from(rooms.values(), ({ broadcast, viewers }) => ({
    room: broadcast.room,
    live: !broadcast.ended,
    viewers: viewers.count(nowMs),
    edgeMediaSequence: broadcast.edgeMediaSequence,
    lastPartMs: broadcast.lastPartMs,
    waitingRequests: broadcast.waiters.size,
  }))
  tell({ type: "status", broadcasts })
}, STATUS_INTERVAL_MS)
