import { type AstNode, childOf, childrenOf, typeOf, walk } from "./Ast.ts"
import { isTestSource } from "./sources.ts"

/**
 * Whose code ends up in whose. A file uses another when it inherits from it, calls its functions internally, reads its constants,
 * or (outside of tests, whose `new` is linked at run time) creates its contracts: then a change of the other changes its code as well.
 */
export class CodeUse {
  readonly #users = new Map<string, Set<string>>()
  readonly #concrete = new Map<string, readonly string[]>()

  constructor(units: ReadonlyMap<string, AstNode>) {
    const homes = new Map<number, string>()
    for (const [path, unit] of units) for (const node of walk(unit)) homes.set(node.id, path)
    for (const [path, unit] of units) {
      const concrete = childrenOf(unit, "nodes").filter(isConcrete)
      this.#concrete.set(
        path,
        concrete.map(({ name }) => String(name)),
      )
      for (const node of childrenOf(unit, "nodes").flatMap((part) => [...walk(part)])) {
        const used = homes.get(usedDeclaration(node, isTestSource(path)) ?? -1)
        if (used !== undefined && used !== path) this.#add(used, path)
      }
    }
  }

  /** Contracts that can be deployed and hold code of the file, by path. */
  contractsWith(file: string): Map<string, readonly string[]> {
    const reached = new Set<string>()
    const reach = (path: string): void => {
      if (reached.has(path)) return
      reached.add(path)
      for (const user of this.#users.get(path) ?? []) reach(user)
    }
    reach(file)
    const contracts = new Map<string, readonly string[]>()
    for (const path of reached) {
      const names = this.#concrete.get(path) ?? []
      if (path.startsWith("contracts/") && names.length > 0) contracts.set(path, names)
    }
    return contracts
  }

  #add(used: string, user: string): void {
    const users = this.#users.get(used) ?? new Set()
    this.#users.set(used, users.add(user))
  }
}

function isConcrete(node: AstNode): boolean {
  return node.nodeType === "ContractDefinition" && node.contractKind === "contract" && node.abstract !== true
}

function usedDeclaration(node: AstNode, inTest: boolean): number | undefined {
  switch (node.nodeType) {
    case "InheritanceSpecifier":
      return declarationOf(childOf(node, "baseName"))
    case "NewExpression":
      return inTest ? undefined : declarationOf(childOf(childOf(node, "typeName") ?? node, "pathNode"))
    case "ModifierInvocation":
      return declarationOf(childOf(node, "modifierName"))
    case "Identifier":
    case "MemberAccess":
      return leavesCode(node) ? declarationOf(node) : undefined
    default:
      return undefined
  }
}

/** External functions are called, not copied; a mere type leaves no code of its file either. Names in an import have no type. */
function leavesCode(node: AstNode): boolean {
  const { typeIdentifier } = typeOf(node)
  return typeIdentifier !== "" && !/^t_(function_(external|declaration)|type|contract|struct|enum)/.test(typeIdentifier)
}

function declarationOf(node: AstNode | undefined): number | undefined {
  return typeof node?.referencedDeclaration === "number" ? node.referencedDeclaration : undefined
}
