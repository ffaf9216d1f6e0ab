import type { Welcome } from "@openair/protocol"
import { RelayError } from "@openair/protocol/client/RelayError"
import type { SignallingClient } from "@openair/protocol/client/SignallingClient"
import type { types } from "mediasoup-client"

/** Has the relay make a transport, and makes its counterpart here. Sent along with `join`, tried again after it if too early. */
export async function requestTransport(
  client: SignallingClient,
  device: types.Device,
  direction: "send" | "receive",
  iceServers: Welcome["iceServers"],
  joined: Promise<unknown>,
): Promise<types.Transport> {
  const ask = () => client.request("createTransport", { direction })
  const offer = await ask().catch(async (error: unknown) => {
    if (!(error instanceof RelayError) || error.code !== "NOT_JOINED") throw error
    await joined
    return ask()
  })
  // The relay speaks mediasoup's own shapes, which the device checks as it uses them.
  const options = {
    id: offer.transportId,
    iceParameters: offer.iceParameters,
    iceCandidates: offer.iceCandidates,
    dtlsParameters: offer.dtlsParameters,
    iceServers,
  } as unknown as types.TransportOptions
  const transport = direction === "send" ? device.createSendTransport(options) : device.createRecvTransport(options)
  transport.on("connect", ({ dtlsParameters }, done) => {
    // Not waiting for the answer saves a round trip: requests are worked off in order, and a refusal shows as a path that fails.
    client
      .request("connectTransport", { transportId: transport.id, dtlsParameters: { ...dtlsParameters } })
      .catch(() => {})
    done()
  })
  return transport
}
