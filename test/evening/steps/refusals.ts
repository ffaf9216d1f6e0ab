import { expect } from "chai"
import { prepareSignIn, submitSignIn } from "../forgeries.ts"
import type { Step } from "../Step.ts"

/** Who does not get in, and is told why. */
export const refusals: Step[] = [
  {
    truth: "mallory, no member, is refused, and told the room, the capability, the gate and how to qualify",
    async show(evening) {
      const mallory = await evening.person("mallory")
      await mallory.openGreenRoom()
      const refusal = mallory.page.getByTestId("refusal")
      await refusal.waitFor()
      const words = await refusal.innerText()
      expect(words).to.match(/townhall/i)
      expect(words).to.match(/join|enter|come in/i)
      expect(words.toLowerCase()).to.match(/membership|member/)
      expect(words, "how to qualify").to.match(/ask|hold|admit/i)
      const reply = await fetch(
        `${evening.system.url}/v1/explain?room=${evening.room}&account=${mallory.account.address}&capability=JOIN`,
      )
      const explanation = (await reply.json()) as { allowed: boolean; decidedBy: string; source: string }
      expect(explanation).to.include({ allowed: false, decidedBy: "gate" })
      expect(explanation.source.toLowerCase()).to.equal(evening.system.deployment.contracts.memberGate.toLowerCase())
    },
  },
  {
    truth: "a sign-in message changed after signing is refused",
    async show(evening) {
      const attempt = await prepareSignIn(evening.relay, evening.account("alice"))
      const tampered = attempt.message.replace(/openair:consent:0:/, "openair:consent:15:")
      expect(tampered).not.to.equal(attempt.message)
      expect(await submitSignIn(evening.relay, { ...attempt, message: tampered })).to.deep.equal({
        status: 403,
        code: "SIGN_IN_SIGNATURE",
      })
    },
  },
  {
    truth: "a nonce used before is refused",
    async show(evening) {
      const attempt = await prepareSignIn(evening.relay, evening.account("dana"))
      expect((await submitSignIn(evening.relay, attempt)).status).to.equal(201)
      expect(await submitSignIn(evening.relay, attempt)).to.deep.equal({ status: 403, code: "SIGN_IN_NONCE" })
    },
  },
  {
    truth: "a message signed for a foreign domain is refused",
    async show(evening) {
      const attempt = await prepareSignIn(evening.relay, evening.account("alice"), "phish.example")
      expect(await submitSignIn(evening.relay, attempt)).to.deep.equal({ status: 403, code: "SIGN_IN_WRONG_DOMAIN" })
    },
  },
]
