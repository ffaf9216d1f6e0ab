import { z } from "zod"

/** What a WebRTC transport offers (mediasoup's shapes), as far as SDP needs it. */
export const transportParametersSchema = z.object({
  transportId: z.string(),
  iceParameters: z.object({ usernameFragment: z.string(), password: z.string() }),
  iceCandidates: z.array(
    z.object({
      foundation: z.string(),
      priority: z.number(),
      address: z.string().optional(),
      ip: z.string().optional(),
      port: z.number(),
      protocol: z.enum(["udp", "tcp"]),
      type: z.string(),
    }),
  ),
  dtlsParameters: z.object({ fingerprints: z.array(z.object({ algorithm: z.string(), value: z.string() })) }),
})
export type TransportParameters = z.output<typeof transportParametersSchema>

/** What `connectTransport` takes: this side is always the DTLS client. */
export interface LocalDtls {
  readonly [key: string]: unknown
  readonly role: "client"
  readonly fingerprints: readonly { readonly algorithm: string; readonly value: string }[]
}
