import { appendFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, before, describe, it } from "node:test"
import { expect } from "chai"
import type { AstNode } from "./Ast.ts"
import { CodeUse } from "./CodeUse.ts"
import { CompileError, Compiler } from "./Compiler.ts"
import { findMutants } from "./findMutants.ts"
import { Journal, type Outcome, type Verdict } from "./Journal.ts"
import { linkTests } from "./linkAtRunTime.ts"
import { applyMutant, type Mutant } from "./Mutant.ts"
import { summarize } from "./report.ts"
import { shuffle } from "./sample.ts"
import { closureOf } from "./sources.ts"

const LIBRARY = "contracts/a/Half.sol"
const CONTRACT = "contracts/a/Shop.sol"
const TEST = "contracts/a/Shop.t.sol"
const SOURCES = new Map([
  [
    LIBRARY,
    `// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;
library Half {
    function take(uint256 all) internal pure returns (uint256) { return all / 2; }
}
`,
  ],
  [
    CONTRACT,
    `// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;
import {Half} from "./Half.sol";
/// A shop ─ with a drawing that takes more bytes than letters ──►
contract Shop {
    error Closed();
    event Sold(uint256 amount, uint256 price);
    address public owner;
    bool public open = true;
    uint256 public sold;
    constructor(address owner_) { owner = owner_; }
    modifier onlyOwner() { if (msg.sender != owner) revert Closed(); _; }
    function close() external onlyOwner { open = false; }
    function sell(uint256 amount, uint256 price) external {
        if (!open || amount > 9) revert Closed();
        sold += Half.take(amount);
        emit Sold(amount, price);
    }
}
`,
  ],
  [
    TEST,
    `// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;
import {Shop} from "./Shop.sol";
contract ShopTest {
    Shop private shop;
    function setUp() public { shop = new Shop(address(this)); }
    function test_sells() public { shop.sell(4, 1); }
}
`,
  ],
])

describe("Mutants", () => {
  const compiler = new Compiler({ evmVersion: "cancun" })
  let units: ReadonlyMap<string, AstNode>
  before(() => {
    units = compiler.parse(SOURCES)
  })
  const mutantsOf = (path: string) => {
    const unit = units.get(path)
    if (!unit) throw new Error(`${path} was not parsed`)
    return findMutants(path, Buffer.from(SOURCES.get(path) ?? ""), unit)
  }

  it("are small changes of every kind, in the order of the text", () => {
    const found = mutantsOf(CONTRACT).map(({ operator, original, replacement }) => [operator, original, replacement])
    expect(found).to.deep.equal([
      ["constant", "true", "false"],
      ["delete", "owner = owner_;", "{}"],
      ["relational", "!=", "=="],
      ["delete", "revert Closed();", "{}"],
      ["modifier", "onlyOwner", ""],
      ["delete", "open = false;", "{}"],
      ["constant", "false", "true"],
      ["logical", "!open", "open"],
      ["logical", "||", "&&"],
      ["relational", ">", ">="],
      ["relational", ">", "<="],
      ["constant", "9", "(9 + 1)"],
      ["constant", "9", "(9 - 1)"],
      ["delete", "revert Closed();", "{}"],
      ["delete", "sold += Half.take(amount);", "{}"],
      ["assignment", "+=", "-="],
      ["assignment", "+=", "="],
      ["delete", "emit Sold(amount, price);", "{}"],
      ["arguments", "amount, price", "price, amount"],
    ])
  })

  it("change what they name, behind letters of several bytes too, and compile", () => {
    const source = Buffer.from(SOURCES.get(CONTRACT) ?? "")
    const mutants = mutantsOf(CONTRACT)
    for (const mutant of mutants) {
      const text = applyMutant(source, mutant)
      expect(text).to.not.equal(source.toString())
      expect(text).to.include("──►")
      expect(() => compiler.parse(new Map([...SOURCES, [CONTRACT, text]]))).to.not.throw()
    }
    expect(mutants.find(({ operator }) => operator === "modifier")?.lineText).to.equal(
      "function close() external onlyOwner { open = false; }",
    )
  })

  it("that do not compile are told from those that do", () => {
    const broken = new Map([
      [LIBRARY, "pragma solidity 0.8.30; library Half { function take() internal { return 1; } }"],
    ])
    expect(() => compiler.parse(broken)).to.throw(CompileError, "Different number of arguments")
  })

  it("reach the contracts that hold their code, and not the tests that only deploy these", () => {
    const use = new CodeUse(units)
    expect([...use.contractsWith(LIBRARY)]).to.deep.equal([[CONTRACT, ["Shop"]]])
    expect([...use.contractsWith(CONTRACT)]).to.deep.equal([[CONTRACT, ["Shop"]]])
  })

  it("are deployed by tests that were compiled without them", () => {
    const linked = linkTests(SOURCES, units)
    expect(linked.get(TEST)).to.include(
      `shop = Shop(payable(vm.deployCode("${CONTRACT}:Shop", abi.encode(address(this)))));`,
    )
    expect(linked.get(CONTRACT)).to.equal(SOURCES.get(CONTRACT))
  })

  it("need only what their file imports", () => {
    expect([...closureOf([CONTRACT], SOURCES).keys()]).to.deep.equal([CONTRACT, LIBRARY])
  })

  it("come in an order of the seed's, a larger sample beginning with the smaller one", () => {
    const items = Array.from({ length: 40 }, (_, i) => ({ id: String(i) }))
    const order = shuffle(items, "a")
    expect(shuffle(items, "a")).to.deep.equal(order)
    expect(shuffle(items, "b")).to.not.deep.equal(order)
    expect(shuffle(items.slice(0, 20), "a")).to.deep.equal(order.filter(({ id }) => Number(id) < 20))
  })
})

describe("What became of mutants", () => {
  let dir: string
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "openair-mutation-"))
  })
  after(() => rmSync(dir, { recursive: true, force: true }))

  it("is known after a run that was killed in the middle of a line", () => {
    const file = join(dir, "journal.jsonl")
    new Journal(file, false).write(verdict("a", "killed"))
    appendFileSync(file, '{"mutant":{"id":"b"')
    const resumed = new Journal(file, true)
    expect(resumed.find(mutant("a"))?.outcome).to.equal("killed")
    expect(resumed.find(mutant("b"))).to.equal(undefined)
    resumed.write(verdict("c", "survived"))
    expect(new Journal(file, true).find(mutant("c"))?.outcome).to.equal("survived")
  })

  it("counts those that were tested, and no others", () => {
    const outcomes: Outcome[] = ["killed", "killed", "timeout", "survived", "same code", "invalid"]
    const { figures, targets, survivors } = summarize(outcomes.map((outcome, i) => verdict(String(i), outcome)))
    expect(figures).to.deep.equal({
      ...{ killedShare: 0.75, tested: 4, killed: 3, survived: 1, equivalent: 0, sameCode: 1, invalid: 1 },
    })
    expect(targets[0].met).to.equal(false)
    expect(survivors.map(({ id }) => id)).to.deep.equal(["3"])
  })

  it("is nothing to be content with when none was tested", () => {
    expect(summarize([]).targets[0].met).to.equal(false)
  })
})

function mutant(id: string): Mutant {
  const change = { start: 0, length: 1, original: "<", replacement: "<=" }
  return { id, file: CONTRACT, operator: "relational", line: 1, lineText: "a < b", ...change }
}

function verdict(id: string, outcome: Outcome): Verdict {
  return { mutant: mutant(id), outcome, durationMs: 1 }
}
