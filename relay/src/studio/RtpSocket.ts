import { createSocket, type Socket } from "node:dgram"

/** Room for a burst of a few key frames while an encoder holds the thread. */
const RECEIVE_BUFFER_BYTES = 2 * 1024 * 1024

/** A UDP port on loopback. Asks for `preferredPort` first and takes any other if that is gone. */
export async function openRtpSocket(
  preferredPort: number | null,
  onDatagram: (datagram: Buffer) => void,
): Promise<{ socket: Socket; port: number }> {
  try {
    return await bind(preferredPort ?? 0, onDatagram)
  } catch (error) {
    if (preferredPort === null) throw error
    return bind(0, onDatagram)
  }
}

function bind(port: number, onDatagram: (datagram: Buffer) => void): Promise<{ socket: Socket; port: number }> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: "udp4", recvBufferSize: RECEIVE_BUFFER_BYTES })
    socket.once("error", (error) => {
      socket.close()
      reject(error)
    })
    socket.on("message", onDatagram)
    socket.bind(port, "127.0.0.1", () => {
      socket.removeAllListeners("error")
      socket.on("error", () => {})
      resolve({ socket, port: socket.address().port })
    })
  })
}
