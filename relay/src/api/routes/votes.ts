import { addressSchema, hashSchema, OpenairError, type VoteStatus, voteRequestSchema } from "@openair/protocol"
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import type { ApiOptions } from "../ApiOptions.ts"
import { parse } from "../parse.ts"

const ballotParams = z.object({ ballot: hashSchema })
const voteParams = z.object({ ballot: hashSchema, voter: addressSchema })

/** POST /v1/ballots/:ballot/votes, GET /v1/ballots/:ballot/votes/:voter */
export async function voteRoutes(app: FastifyInstance, { votes }: ApiOptions): Promise<void> {
  app.post("/v1/ballots/:ballot/votes", async (request, reply): Promise<VoteStatus> => {
    const { ballot } = parse(ballotParams, request.params)
    const vote = parse(voteRequestSchema, request.body)
    const status = await votes.accept({ ...vote, ballot, room: BigInt(vote.room) })
    reply.status(202)
    return status
  })
  app.get("/v1/ballots/:ballot/votes/:voter", async (request, reply): Promise<VoteStatus> => {
    const { ballot, voter } = parse(voteParams, request.params)
    const status = votes.status(ballot, voter)
    if (!status) throw new OpenairError("NOT_FOUND")
    reply.header("cache-control", "no-store")
    return status
  })
}
