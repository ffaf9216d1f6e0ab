/** Why the source of a deployment could not be verified. The message is one sentence and what to do. */
export class VerifyError extends Error {
  override readonly name = "VerifyError"
  readonly code: "NOT_DEPLOYED" | "NOT_BUILT" | "OTHER_CODE" | "COMPILER_FAILED" | "VERIFIER_REFUSED"

  constructor(code: VerifyError["code"], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
