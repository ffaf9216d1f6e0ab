/** A failure a person can act upon: what happened, what to do, and the end of the log that tells why. */
export class SupervisorError extends Error {
  readonly remedy: string
  readonly logTail: string | undefined

  constructor(message: string, remedy: string, logTail?: string) {
    super(message)
    this.name = "SupervisorError"
    this.remedy = remedy
    this.logTail = logTail
  }
}
