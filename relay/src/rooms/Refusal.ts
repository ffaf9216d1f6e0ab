import { type Explanation, OpenairError } from "@openair/protocol"

/** A refusal by rule: NOT_PERMITTED with the rule, the reason and the way to "yes". */
export class Refusal extends OpenairError {
  readonly explanation: Explanation

  /** @param account how people know them: a name, or the address. */
  constructor(explanation: Explanation, account: string) {
    super("NOT_PERMITTED", {
      account,
      capability: explanation.capability,
      room: explanation.roomName,
      reason: explanation.reason,
      howToQualify: explanation.howToQualify,
    })
    this.explanation = explanation
  }
}
