/** A failure of the set-up that a person can act upon: what happened, and what to do. */
export class SetupError extends Error {
  constructor(message, remedy) {
    super(message)
    this.name = "SetupError"
    this.remedy = remedy
  }
}
