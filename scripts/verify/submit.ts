import { setTimeout as sleep } from "node:timers/promises"
import type { ContractOrigin } from "../../protocol/src/deployment.ts"
import type { Verifier } from "../deploy/networks.ts"
import { standardInput } from "./standardInput.ts"
import { VerifyError } from "./VerifyError.ts"

export interface SubmitOptions {
  readonly verifier: Verifier
  readonly chainId: number
  /** Only where the verifier wants one. */
  readonly apiKey?: string
  /** How often to ask for the outcome, ms. */
  readonly pollMs?: number
}

const POLL_MS = 3_000
const DEADLINE_MS = 3 * 60_000
const REQUEST_TIMEOUT_MS = 30_000

/**
 * Has a service verify one contract's source, and waits for its answer.
 * @returns what it says: "exact_match", "match", "already verified" …
 * @throws VerifyError VERIFIER_REFUSED.
 */
export async function submit(origin: ContractOrigin, options: SubmitOptions): Promise<string> {
  return options.verifier.kind === "sourcify" ? toSourcify(origin, options) : toEtherscan(origin, options)
}

/** Sourcify's API, version 2 (https://docs.sourcify.dev/docs/api/). */
async function toSourcify(origin: ContractOrigin, options: SubmitOptions): Promise<string> {
  const { verifier, chainId } = options
  const { identifier, compilerVersion, input } = standardInput(origin.contract)
  const body = {
    stdJsonInput: input,
    compilerVersion,
    contractIdentifier: identifier,
    creationTransactionHash: origin.transaction,
  }
  const { status, json } = await ask(`${verifier.url}/v2/verify/${chainId}/${origin.address}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  if (status === 409) return "already verified"
  const verificationId = json.verificationId
  if (typeof verificationId !== "string") throw refused(origin, json)
  return until(options, async () => {
    const { json: job } = await ask(`${verifier.url}/v2/verify/${encodeURIComponent(verificationId)}`)
    if (job.isJobCompleted !== true) return undefined
    const match = (job.contract as { match?: string | null } | undefined)?.match
    if (!match) throw refused(origin, job)
    return match
  })
}

/** Etherscan's API, version 2, which others copy (https://docs.etherscan.io/api-endpoints/contracts). */
async function toEtherscan(origin: ContractOrigin, options: SubmitOptions): Promise<string> {
  const { verifier, chainId, apiKey = "" } = options
  const { identifier, compilerVersion, input } = standardInput(origin.contract)
  const query = (fields: Record<string, string>) =>
    new URLSearchParams({ apikey: apiKey, module: "contract", ...fields })
  const { json } = await ask(`${verifier.url}?chainid=${chainId}`, {
    method: "POST",
    body: query({
      action: "verifysourcecode",
      codeformat: "solidity-standard-json-input",
      sourceCode: JSON.stringify(input),
      contractaddress: origin.address,
      contractname: identifier,
      compilerversion: `v${compilerVersion}`,
      // Their spelling.
      constructorArguements: origin.constructorArgs.slice(2),
    }),
  })
  const guid = json.result
  if (/already verified/i.test(String(guid))) return "already verified"
  if (json.status !== "1" || typeof guid !== "string") throw refused(origin, json)
  return until(options, async () => {
    const asked = query({ action: "checkverifystatus", guid, chainid: String(chainId) })
    const { json: job } = await ask(`${verifier.url}?${asked}`)
    if (/pending/i.test(String(job.result))) return undefined
    if (job.status !== "1") throw refused(origin, job)
    return String(job.result)
  })
}

async function ask(url: string, init?: RequestInit): Promise<{ status: number; json: Record<string, unknown> }> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  } catch (error) {
    throw new VerifyError("VERIFIER_REFUSED", `${new URL(url).host} does not answer as expected.`, { cause: error })
  }
}

async function until({ pollMs = POLL_MS }: SubmitOptions, look: () => Promise<string | undefined>): Promise<string> {
  const deadline = Date.now() + DEADLINE_MS
  for (;;) {
    const outcome = await look()
    if (outcome !== undefined) return outcome
    if (Date.now() > deadline) {
      throw new VerifyError(
        "VERIFIER_REFUSED",
        "The verifier has not come to an end in three minutes: try again later.",
      )
    }
    await sleep(pollMs)
  }
}

function refused({ contract }: ContractOrigin, answer: unknown): VerifyError {
  return new VerifyError(
    "VERIFIER_REFUSED",
    `The verifier refused ${contract}: ${JSON.stringify(answer).slice(0, 500)}`,
  )
}
