import { createHash } from "node:crypto"
import { type AstNode, childOf, childrenOf, rangeOf, typeOf, walk } from "./Ast.ts"
import type { Mutant, Operator } from "./Mutant.ts"

/** What each operator may become. Boundaries first, then the opposite. */
const RELATIONAL: Readonly<Record<string, readonly string[]>> = {
  "<": ["<=", ">="],
  "<=": ["<", ">"],
  ">": [">=", "<="],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
}
const ARITHMETIC: Readonly<Record<string, readonly string[]>> = {
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "<<": [">>"],
  ">>": ["<<"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
}
const LOGICAL: Readonly<Record<string, readonly string[]>> = { "&&": ["||"], "||": ["&&"] }
const ASSIGNMENT: Readonly<Record<string, readonly string[]>> = {
  "+=": ["-=", "="],
  "-=": ["+=", "="],
  "|=": ["&=", "="],
  "&=": ["|=", "="],
  "^=": ["|="],
}
const STATEMENTS = new Set(["ExpressionStatement", "EmitStatement", "RevertStatement", "Return", "Continue", "Break"])

interface Change {
  readonly operator: Operator
  readonly start: number
  readonly length: number
  readonly replacement: string
}

/** All mutants of a file, in the order of the text. Interfaces, imports and inline assembly have none. */
export function findMutants(file: string, source: Buffer, unit: AstNode): Mutant[] {
  const text = (node: AstNode) => {
    const { start, length } = rangeOf(node)
    return source.subarray(start, start + length).toString()
  }
  const changes: Change[] = []
  for (const contract of childrenOf(unit, "nodes")) {
    if (contract.nodeType !== "ContractDefinition" || contract.contractKind === "interface") continue
    for (const node of walk(contract)) changes.push(...changesOf(node, source, text))
  }
  const seen = new Set<string>()
  return changes
    .toSorted((a, b) => a.start - b.start || a.length - b.length)
    .map((change) => toMutant(file, source, change))
    .filter(({ id }) => !seen.has(id) && seen.add(id))
}

function changesOf(node: AstNode, source: Buffer, text: (node: AstNode) => string): Change[] {
  switch (node.nodeType) {
    case "BinaryOperation":
      return binaryChanges(node, source)
    case "UnaryOperation":
      return unaryChanges(node, text)
    case "Assignment":
      return assignmentChanges(node, source)
    case "Literal":
      return literalChanges(node, text(node))
    case "IfStatement":
      return conditionChanges(node)
    case "FunctionCall":
      return swapChanges(node, source)
    case "FunctionDefinition":
      return modifierChanges(node)
    default:
      return STATEMENTS.has(node.nodeType) ? [replaceStatement(node, source)] : []
  }
}

function binaryChanges(node: AstNode, source: Buffer): Change[] {
  const operator = String(node.operator)
  const gap = gapOf(childOf(node, "leftExpression"), childOf(node, "rightExpression"), operator, source)
  if (!gap) return []
  const become = (kind: Operator, options: readonly string[] = []) =>
    options.map((replacement) => ({ operator: kind, ...gap, replacement }))
  return [
    ...become("relational", RELATIONAL[operator]),
    ...become("arithmetic", ARITHMETIC[operator]),
    ...become("logical", LOGICAL[operator]),
  ]
}

function assignmentChanges(node: AstNode, source: Buffer): Change[] {
  const operator = String(node.operator)
  const gap = gapOf(childOf(node, "leftHandSide"), childOf(node, "rightHandSide"), operator, source)
  if (!gap) return []
  return (ASSIGNMENT[operator] ?? []).map((replacement) => ({ operator: "assignment", ...gap, replacement }))
}

function unaryChanges(node: AstNode, text: (node: AstNode) => string): Change[] {
  const { start, length } = rangeOf(node)
  const operand = childOf(node, "subExpression")
  if (!operand) return []
  if (node.operator === "!") return [{ operator: "logical", start, length, replacement: text(operand) }]
  if (node.operator === "~") return [{ operator: "arithmetic", start, length, replacement: text(operand) }]
  if (node.operator !== "++" && node.operator !== "--") return []
  const operator = node.operator === "++" ? "--" : "++"
  const replacement = node.prefix === true ? `${operator}${text(operand)}` : `${text(operand)}${operator}`
  return [{ operator: "assignment", start, length, replacement }]
}

function literalChanges(node: AstNode, text: string): Change[] {
  const { start, length } = rangeOf(node)
  if (node.kind === "bool") {
    return [{ operator: "constant", start, length, replacement: text === "true" ? "false" : "true" }]
  }
  if (node.kind !== "number") return []
  const more = { operator: "constant", start, length, replacement: `(${text} + 1)` } as const
  return node.value === "0" ? [more] : [more, { ...more, replacement: `(${text} - 1)` }]
}

function conditionChanges(node: AstNode): Change[] {
  const condition = childOf(node, "condition")
  // Where all that hangs on it is a refusal, deleting the refusal is the same as `false`, and `true` refuses everything: too easy to notice.
  if (!condition || isRefusal(childOf(node, "trueBody"))) return []
  return ["true", "false"].map((replacement) => ({ operator: "condition", ...rangeOf(condition), replacement }))
}

function isRefusal(body: AstNode | undefined): boolean {
  if (body?.nodeType !== "Block") return body?.nodeType === "RevertStatement"
  const statements = childrenOf(body, "statements")
  return statements.length === 1 && isRefusal(statements[0])
}

/** Neighbouring arguments of one type, the other way round. */
function swapChanges(node: AstNode, source: Buffer): Change[] {
  const args = childrenOf(node, "arguments")
  return args.slice(1).flatMap((right, i): Change[] => {
    const left = args[i]
    if (!left || typeOf(left).typeString !== typeOf(right).typeString) return []
    const a = rangeOf(left)
    const b = rangeOf(right)
    const slice = (start: number, end: number) => source.subarray(start, end).toString()
    const [first, second] = [slice(a.start, a.start + a.length), slice(b.start, b.start + b.length)]
    if (first === second) return []
    const between = slice(a.start + a.length, b.start)
    const length = b.start + b.length - a.start
    return [{ operator: "arguments", start: a.start, length, replacement: `${second}${between}${first}` }]
  })
}

function modifierChanges(node: AstNode): Change[] {
  return childrenOf(node, "modifiers")
    .filter(({ kind }) => kind === "modifierInvocation")
    .map((modifier) => ({ operator: "modifier", ...rangeOf(modifier), replacement: "" }))
}

/** An empty block stands wherever a statement does. */
function replaceStatement(node: AstNode, source: Buffer): Change {
  const { start, length } = rangeOf(node)
  const semicolon = source.indexOf(";", start + length - 1)
  return { operator: "delete", start, length: semicolon + 1 - start, replacement: "{}" }
}

/** Where the operator itself stands, between its operands. */
function gapOf(left: AstNode | undefined, right: AstNode | undefined, operator: string, source: Buffer) {
  if (!left || !right) return undefined
  const from = rangeOf(left).start + rangeOf(left).length
  const start = source.indexOf(operator, from)
  return start < 0 || start >= rangeOf(right).start ? undefined : { start, length: Buffer.byteLength(operator) }
}

function toMutant(file: string, source: Buffer, { operator, start, length, replacement }: Change): Mutant {
  const before = source.subarray(0, start).toString().split("\n")
  const original = source.subarray(start, start + length).toString()
  const lineText = source.toString().split("\n")[before.length - 1]?.trim() ?? ""
  const id = createHash("sha256")
    .update([file, start, length, replacement, createHash("sha256").update(source).digest("hex")].join("\n"))
    .digest("hex")
    .slice(0, 16)
  return { id, file, operator, line: before.length, lineText, start, length, original, replacement }
}
