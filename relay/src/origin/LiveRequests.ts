import type { IncomingMessage, ServerResponse } from "node:http"
import { pipeline } from "node:stream/promises"
import { type ErrorBody, OpenairError } from "@openair/protocol/errors"
import { type LiveBroadcast, SOURCE_RENDITION } from "./LiveBroadcast.ts"
import { type LivePath, parseDeliveryDirectives, parseLivePath } from "./parseLivePath.ts"
import type { ViewerCount } from "./ViewerCount.ts"

/** A room that is served, with who watches it. */
export interface LiveRoom {
  readonly broadcast: LiveBroadcast
  readonly viewers: ViewerCount
}

/** RFC 8216bis §6.2.5.2: a request that cannot be served within three target durations is answered 503. */
const WAIT_TARGETS = 3
/** §6.2.5.2: asking further ahead than this is a mistake. */
const MAX_SEGMENTS_AHEAD = 2
/** RFC 8216bis appendix B.1: how long caches may keep what, in target durations. */
const CACHE_TARGETS = { blockingPlaylist: 6, playlist: 0.5, media: 6, missing: 0.5 }
/** Bytes under one address never change, as its numbers are never used twice. */
const SECONDS_TO_KEEP_MEDIA = 3_600
const PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
const MEDIA_TYPE = "video/mp4"

const COMMON_HEADERS = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Timing-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
}

/** Answers the live origin's HTTP requests (RFC 8216bis): playlists with blocking reload, init segments, parts, segments. */
export class LiveRequests {
  readonly #rooms: ReadonlyMap<string, LiveRoom>

  constructor(rooms: ReadonlyMap<string, LiveRoom>) {
    this.#rooms = rooms
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const abort = new AbortController()
    response.once("close", () => abort.abort())
    try {
      await this.#answer(request, response, abort.signal)
    } catch (error) {
      if (response.destroyed) return
      if (response.headersSent) response.destroy()
      else
        sendError(
          request,
          response,
          error instanceof OpenairError ? error : new OpenairError("INTERNAL", { reference: "origin" }),
        )
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse, signal: AbortSignal): Promise<void> {
    if (request.method === "OPTIONS") {
      response.writeHead(204, {
        ...COMMON_HEADERS,
        "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
        "Access-Control-Allow-Headers": "Range",
        "Access-Control-Max-Age": "86400",
      })
      response.end()
      return
    }
    if (request.method !== "GET" && request.method !== "HEAD") throw new OpenairError("NOT_FOUND")
    const url = new URL(request.url ?? "/", "http://origin")
    const path = parseLivePath(url.pathname)
    if (!path) throw new OpenairError("NOT_FOUND")
    const room = this.#rooms.get(path.room)
    if (!room) throw new OpenairError("ROOM_NOT_FOUND", { room: path.room })
    if (path.kind !== "multivariant" && path.rendition !== SOURCE_RENDITION) throw new OpenairError("NOT_FOUND")
    await this.#serve(path, url.searchParams, room, { request, response, signal })
  }

  async #serve(
    path: LivePath,
    query: URLSearchParams,
    { broadcast, viewers }: LiveRoom,
    exchange: Exchange,
  ): Promise<void> {
    switch (path.kind) {
      case "multivariant":
        await this.#wait(broadcast, () => broadcast.hasMedia, exchange.signal)
        sendPlaylist(
          exchange,
          broadcast.multivariantPlaylist(),
          broadcast.targetDurationSeconds * CACHE_TARGETS.playlist,
        )
        return
      case "media": {
        const { request } = exchange
        viewers.see(request.socket.remoteAddress ?? "", request.headers["user-agent"] ?? "", Date.now())
        await this.#serveMediaPlaylist(query, broadcast, exchange)
        return
      }
      case "init": {
        const data = broadcast.init(path.initId)
        if (!data) throw new OpenairError("NOT_FOUND")
        sendMedia(exchange, [data], data.length)
        return
      }
      case "part":
        await this.#servePart(path, broadcast, exchange)
        return
      case "segment":
        await this.#serveSegment(path.mediaSequence, broadcast, exchange)
        return
    }
  }

  async #serveMediaPlaylist(query: URLSearchParams, broadcast: LiveBroadcast, exchange: Exchange): Promise<void> {
    const directives = parseDeliveryDirectives(query)
    if (typeof directives === "string") throw new OpenairError("BAD_REQUEST", { problem: directives })
    const { mediaSequence, part, skip } = directives
    await this.#wait(broadcast, () => broadcast.hasMedia, exchange.signal)
    if (mediaSequence !== null && !broadcast.ended) {
      if (mediaSequence > broadcast.edgeMediaSequence + MAX_SEGMENTS_AHEAD) {
        throw new OpenairError("BAD_REQUEST", {
          problem: `_HLS_msn is beyond ${broadcast.edgeMediaSequence + MAX_SEGMENTS_AHEAD}`,
        })
      }
      await this.#wait(broadcast, () => broadcast.has(mediaSequence, part), exchange.signal)
    }
    const { blockingPlaylist, playlist } = CACHE_TARGETS
    const targets = mediaSequence === null || broadcast.ended ? playlist : blockingPlaylist
    sendPlaylist(exchange, broadcast.mediaPlaylist({ skip }), targets * broadcast.targetDurationSeconds)
  }

  /** A part that is hinted at but not made yet is waited for. */
  async #servePart(
    path: { mediaSequence: number; index: number },
    broadcast: LiveBroadcast,
    exchange: Exchange,
  ): Promise<void> {
    const { mediaSequence, index } = path
    const edge = broadcast.edgeMediaSequence
    if (mediaSequence >= edge && mediaSequence <= edge + 1 && !broadcast.ended) {
      await this.#wait(broadcast, () => broadcast.has(mediaSequence, index), exchange.signal)
    }
    const data = broadcast.part(mediaSequence, index)
    if (!data) throw new OpenairError("NOT_FOUND")
    sendMedia(exchange, [data], data.length)
  }

  async #serveSegment(mediaSequence: number, broadcast: LiveBroadcast, exchange: Exchange): Promise<void> {
    const segment = broadcast.segment(mediaSequence)
    if (!segment) throw new OpenairError("NOT_FOUND")
    if ("data" in segment) {
      sendMedia(exchange, segment.data, segment.bytes)
      return
    }
    if (exchange.request.method === "HEAD") {
      exchange.response.writeHead(200, mediaHeaders(segment.bytes)).end()
      return
    }
    const stream = await segment.read()
    if (!stream) throw new OpenairError("NOT_FOUND")
    exchange.response.writeHead(200, mediaHeaders(segment.bytes))
    await pipeline(stream, exchange.response)
  }

  /** Waits until `isReady` or the program's end; throws what to answer when that takes too long. */
  async #wait(broadcast: LiveBroadcast, isReady: () => boolean, signal: AbortSignal): Promise<void> {
    const timeoutMs = WAIT_TARGETS * broadcast.targetDurationSeconds * 1000
    const result = await broadcast.waiters.wait(() => isReady() || broadcast.ended, timeoutMs, signal)
    if (result === "full") throw new OpenairError("TOO_MANY_REQUESTS", { retryAfterSeconds: 1 })
    if (result === "timeout") throw new OpenairError("LIVE_EDGE_STALLED", { room: broadcast.room })
    if (!broadcast.hasMedia) throw new OpenairError("ROOM_NOT_FOUND", { room: broadcast.room })
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly signal: AbortSignal
}

function sendPlaylist({ request, response }: Exchange, text: string, maxAgeSeconds: number): void {
  const body = Buffer.from(text)
  response.writeHead(200, {
    ...COMMON_HEADERS,
    "Content-Type": PLAYLIST_TYPE,
    "Content-Length": body.length,
    "Cache-Control": `public, max-age=${Math.floor(maxAgeSeconds)}`,
  })
  response.end(request.method === "HEAD" ? undefined : body)
}

function mediaHeaders(bytes: number): Record<string, string | number> {
  return {
    ...COMMON_HEADERS,
    "Content-Type": MEDIA_TYPE,
    "Content-Length": bytes,
    "Cache-Control": `public, max-age=${SECONDS_TO_KEEP_MEDIA}, immutable`,
  }
}

function sendMedia({ request, response }: Exchange, data: readonly Buffer[], bytes: number): void {
  response.writeHead(200, mediaHeaders(bytes))
  if (request.method !== "HEAD") for (const part of data) response.write(part)
  response.end()
}

function sendError(request: IncomingMessage, response: ServerResponse, error: OpenairError): void {
  const body = Buffer.from(JSON.stringify({ error: error.toBody() } satisfies { error: ErrorBody }))
  response.writeHead(error.status, {
    ...COMMON_HEADERS,
    "Content-Type": "application/json",
    "Content-Length": body.length,
    // Errors of a live edge are out of date at once; a 404 of a part may be kept for as long as a part lasts.
    "Cache-Control": error.status === 404 ? "public, max-age=1" : "no-store",
    ...(error.status === 503 || error.status === 429 ? { "Retry-After": "1" } : {}),
  })
  response.end(request.method === "HEAD" ? undefined : body)
}
