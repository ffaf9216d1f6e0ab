import { type AstNode, childOf, childrenOf, rangeOf, walk } from "./Ast.ts"
import { isTestSource } from "./sources.ts"

const CHEAT_CODES = "contracts/test/IVm.sol"
const DEPLOY_CODE =
  "function deployCode(string calldata artifact, bytes calldata args) external returns (address deployed);"

/** All sources, the tests among them linked at run time. */
export function linkTests(
  sources: ReadonlyMap<string, string>,
  units: ReadonlyMap<string, AstNode>,
): Map<string, string> {
  const homes = contractHomes(units)
  return new Map(
    [...sources].map(([path, text]) => {
      const unit = units.get(path)
      if (path === CHEAT_CODES) return [path, text.replace("interface IVm {", `interface IVm {\n    ${DEPLOY_CODE}`)]
      return [path, unit && isTestSource(path) ? linkAtRunTime(text, unit, homes) : text]
    }),
  )
}

/**
 * A test's text with `new X(a, b)` of tested contracts replaced by `X(vm.deployCode("….sol:X", abi.encode(a, b)))`, so that the code of X is read
 * from its artifact when the test runs, instead of being part of the test's own: a mutant of X then needs no test compiled again.
 * `new X{…}(…)` and `try new X(…)` are left as they are.
 * @param homes path of the source that declares each contract, by its node's id.
 */
export function linkAtRunTime(source: string, unit: AstNode, homes: ReadonlyMap<number, string>): string {
  const text = Buffer.from(source)
  const calls = [...walk(unit)].flatMap((node) => {
    const creation = node.nodeType === "FunctionCall" && node.tryCall !== true ? childOf(node, "expression") : undefined
    if (creation?.nodeType !== "NewExpression") return []
    const type = childOf(childOf(creation, "typeName") ?? creation, "pathNode")
    const home = homes.get(Number(type?.referencedDeclaration))
    return type && home !== undefined && !isTestSource(home) ? [{ node, name: String(type.name), home }] : []
  })
  let linked = text
  // From the last to the first: what is replaced moves nothing that is still to be.
  for (const { node, name, home } of calls.toSorted((a, b) => rangeOf(b.node).start - rangeOf(a.node).start)) {
    const { start, length } = rangeOf(node)
    const args = childrenOf(node, "arguments").map((argument) => {
      const range = rangeOf(argument)
      return text.subarray(range.start, range.start + range.length).toString()
    })
    const deployed = `${name}(payable(vm.deployCode("${home}:${name}", abi.encode(${args.join(", ")}))))`
    linked = Buffer.concat([linked.subarray(0, start), Buffer.from(deployed), linked.subarray(start + length)])
  }
  return linked.toString()
}

/** Where each contract of the sources is declared. */
function contractHomes(units: ReadonlyMap<string, AstNode>): Map<number, string> {
  const homes = new Map<number, string>()
  for (const [path, unit] of units) {
    for (const node of childrenOf(unit, "nodes")) if (node.nodeType === "ContractDefinition") homes.set(node.id, path)
  }
  return homes
}
