import { once } from "node:events"
import { connect, createServer, type ListenOptions, type NetConnectOpts, type Server, type Socket } from "node:net"

/** A listener that hands every connection on, byte by byte. */
export interface Forwarder {
  /** The TCP port listened on; 0 for a Unix socket. */
  readonly port: number
  close(): Promise<void>
}

/** Forwards what comes in at `from` to `to`: TCP to a Unix socket or the other way round. */
export async function forward(from: ListenOptions, to: NetConnectOpts): Promise<Forwarder> {
  const open = new Set<Socket>()
  const server: Server = createServer({ allowHalfOpen: true }, (incoming) => {
    const outgoing = connect({ ...to, allowHalfOpen: true })
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      open.add(socket)
      socket.pipe(other)
      socket.on("error", () => other.destroy())
      socket.once("close", () => {
        open.delete(socket)
        if (socket.errored || !socket.readableEnded) other.destroy()
      })
    }
  })
  server.listen(from)
  await once(server, "listening")
  const address = server.address()
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    close: async () => {
      const closed = once(server, "close")
      server.close()
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
