import { describe, it } from "node:test"
import { expect } from "chai"
import fc from "fast-check"
import { parseSignInResources, type SignInBinding, signInResources } from "./signIn.ts"

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`))

const binding: fc.Arbitrary<SignInBinding> = fc.record({
  chainId: fc.integer({ min: 1, max: 2 ** 31 }),
  rooms: hex(40).map((digits): `0x${string}` => `0x${digits}`),
  room: fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }),
  relay: fc.constantFrom("http://127.0.0.1:8080", "https://relay.example", "https://relay.example:8443"),
  sessionKey: fc.stringMatching(/^[A-Za-z0-9_-]{87}$/),
  reach: fc.integer({ min: 0, max: 15 }),
  consentExpiresAt: fc.integer({ min: 0, max: 10 ** 11 }),
  consentEpoch: fc.integer({ min: 0, max: 10 ** 9 }),
})

describe("the resources of a sign-in message", () => {
  it("read back as they were written", () => {
    fc.assert(
      fc.property(binding, (value) => {
        expect(parseSignInResources(signInResources(value))).to.deep.equal(value)
      }),
    )
  })

  it("are refused when one is missing, doubled or out of order", () => {
    fc.assert(
      fc.property(binding, fc.nat(3), fc.nat(3), (value, first, second) => {
        const lines = signInResources(value)
        expect(parseSignInResources(lines.filter((_, index) => index !== first))).to.equal(undefined)
        expect(parseSignInResources([...lines, lines[first] as string])).to.equal(undefined)
        if (first !== second) {
          const swapped = [...lines]
          swapped[first] = lines[second] as string
          swapped[second] = lines[first] as string
          expect(parseSignInResources(swapped)).to.equal(undefined)
        }
      }),
    )
  })

  it("never throw, whatever a stranger sends", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), (lines) => {
        expect(parseSignInResources(lines)).to.equal(undefined)
      }),
    )
  })

  it("refuse a reach with bits nobody defined", () => {
    const [room, relay, key] = signInResources(fc.sample(binding, 1)[0] as SignInBinding)
    expect(parseSignInResources([room as string, relay as string, key as string, "openair:consent:16:1:0"])).to.equal(
      undefined,
    )
  })
})
