import type { ErrorBody } from "@openair/protocol/errors"

/** A relay's "no", with what to do about it; or that it could not be heard at all (`status` 0). */
export class RelayRefusal extends Error {
  override readonly name = "RelayRefusal"
  readonly status: number
  readonly code: string
  readonly remedy: string

  constructor(status: number, body: Pick<ErrorBody, "message" | "remedy"> & { code: string }) {
    super(body.message)
    this.status = status
    this.code = body.code
    this.remedy = body.remedy
  }
}
