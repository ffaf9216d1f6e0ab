import { once } from "node:events"
import { createServer, type IncomingMessage, type Server } from "node:http"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import type { ContractOrigin } from "../../protocol/src/deployment.ts"
import { buildContracts } from "../deploy/artifacts.ts"
import { submit } from "./submit.ts"
import { VerifyError } from "./VerifyError.ts"

const origin: ContractOrigin = {
  address: "0x9fE46736679d2D9a65F0992F2272dE9f3c7fa6e0",
  contract: "contracts/gates/OpenGate.sol:OpenGate",
  constructorArgs: "0x0102",
  transaction: `0x${"11".repeat(32)}`,
  block: 1,
  initCodeHash: `0x${"22".repeat(32)}`,
  codeHash: `0x${"33".repeat(32)}`,
}

/** What was asked, and what to answer, one after the other. */
const asked: { method: string; url: string; body: string }[] = []
const answers: { status?: number; json: unknown }[] = []
let server: Server
let url: string

before(async () => {
  await buildContracts()
  server = createServer(async (request, response) => {
    asked.push({ method: request.method ?? "", url: request.url ?? "", body: await bodyOf(request) })
    const { status = 200, json } = answers.shift() ?? { status: 500, json: {} }
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(json))
  }).listen(0, "127.0.0.1")
  await once(server, "listening")
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
after(() => server?.close())

describe("A contract's source", () => {
  it("goes to Sourcify with nothing but what the contract imports, and its outcome is waited for", async () => {
    expectAnswers(
      { status: 202, json: { verificationId: "7" } },
      { json: { isJobCompleted: false } },
      { json: { isJobCompleted: true, contract: { match: "exact_match" } } },
    )
    expect(await submit(origin, { verifier: { kind: "sourcify", url }, chainId: 5, pollMs: 1 })).to.equal("exact_match")
    expect(asked.map((each) => each.url)).to.deep.equal([
      `/v2/verify/5/${origin.address}`,
      "/v2/verify/7",
      "/v2/verify/7",
    ])
    const sent = JSON.parse(asked[0]?.body ?? "")
    expect(sent).to.include({ contractIdentifier: "project/contracts/gates/OpenGate.sol:OpenGate" })
    expect(sent).to.include({ creationTransactionHash: origin.transaction })
    expect(sent.compilerVersion).to.match(/^0\.8\.30\+commit\./)
    expect(Object.keys(sent.stdJsonInput.sources)).to.deep.equal([
      "project/contracts/gates/IGate.sol",
      "project/contracts/gates/OpenGate.sol",
    ])
  })

  it("goes to an Etherscan-like service as a form, with key and constructor arguments", async () => {
    expectAnswers(
      { json: { status: "1", result: "guid" } },
      { json: { status: "0", result: "Pending in queue" } },
      { json: { status: "1", result: "Pass - Verified" } },
    )
    const verifier = { kind: "etherscan", url: `${url}/v2/api`, apiKeyEnv: "KEY" } as const
    expect(await submit(origin, { verifier, chainId: 5, apiKey: "k", pollMs: 1 })).to.equal("Pass - Verified")
    const form = Object.fromEntries(new URLSearchParams(asked[0]?.body))
    expect(form).to.include({ apikey: "k", action: "verifysourcecode", contractaddress: origin.address })
    expect(form).to.include({ constructorArguements: "0102", codeformat: "solidity-standard-json-input" })
    expect(asked[0]?.url).to.equal("/v2/api?chainid=5")
    expect(asked[1]?.url).to.include("guid=guid")
  })

  it("that is verified already is not sent again in vain", async () => {
    expectAnswers({ status: 409, json: { customCode: "already_verified" } })
    expect(await submit(origin, { verifier: { kind: "sourcify", url }, chainId: 5 })).to.equal("already verified")
  })

  it("that is refused is said to be", async () => {
    expectAnswers({ json: { verificationId: "8" } }, { json: { isJobCompleted: true, contract: { match: null } } })
    const failure = await submit(origin, { verifier: { kind: "sourcify", url }, chainId: 5 }).catch((error) => error)
    expect(failure).to.be.instanceOf(VerifyError).with.property("code", "VERIFIER_REFUSED")
  })
})

function expectAnswers(...next: typeof answers): void {
  asked.length = 0
  answers.splice(0, answers.length, ...next)
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ""
  for await (const chunk of request) text += chunk
  return text
}
