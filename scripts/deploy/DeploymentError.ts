/** Why a deployment cannot be used or made. The message is one sentence and what to do. */
export class DeploymentError extends Error {
  override readonly name = "DeploymentError"
  readonly code:
    | "CONTRACTS_CHANGED"
    | "CHAIN_LOST"
    | "CHAIN_UNREACHABLE"
    | "DEPLOYMENT_FAILED"
    | "KEY_UNUSABLE"
    | "NETWORK_INVALID"
    | "NETWORK_UNKNOWN"
    | "SEED_FAILED"

  constructor(code: DeploymentError["code"], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
