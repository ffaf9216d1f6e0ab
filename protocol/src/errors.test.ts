import { describe, it } from "node:test"
import { expect } from "chai"
import { ERRORS, type ErrorCode, OpenairError } from "./errors.ts"

describe("the error table", () => {
  for (const [code, row] of Object.entries(ERRORS)) {
    it(`says in ${code} what happened and what to do`, () => {
      expect(row.message).to.match(/\.$/)
      expect(row.remedy).to.match(/(\.|\})$/)
      expect(row.status).to.be.within(400, 599)
    })
  }

  it("fills what is known into the sentence and leaves the rest visible", () => {
    const error = new OpenairError("NOT_PERMITTED", { account: "mallory.eth", capability: "JOIN", room: "townhall" })
    expect(error.message).to.equal("mallory.eth may not JOIN in townhall: {reason}.")
    expect(error.status).to.equal(403)
  })

  it("travels as a body without a stack", () => {
    const codes = Object.keys(ERRORS) as ErrorCode[]
    for (const code of codes)
      expect(new OpenairError(code).toBody()).to.have.all.keys("code", "message", "remedy", "detail")
  })
})
