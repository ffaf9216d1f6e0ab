/** A node of solc's syntax tree, as far as it is read here. Offsets are bytes of UTF-8. */
export interface AstNode {
  readonly id: number
  readonly nodeType: string
  /** `start:length:file`. */
  readonly src: string
  readonly [property: string]: unknown
}

export function isNode(value: unknown): value is AstNode {
  return typeof value === "object" && value !== null && "nodeType" in value
}

/** A property that is a node, if it is one. */
export function childOf(node: AstNode, property: string): AstNode | undefined {
  const value = node[property]
  return isNode(value) ? value : undefined
}

/** A property that is a list of nodes; holes (as in tuples) are left out. */
export function childrenOf(node: AstNode, property: string): readonly AstNode[] {
  const value = node[property]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** Every node at and below `node`, parents first. Inline assembly is left out. */
export function* walk(node: AstNode): Generator<AstNode> {
  if (node.nodeType === "InlineAssembly") return
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child)
  }
}

export function rangeOf({ src }: Pick<AstNode, "src">): { readonly start: number; readonly length: number } {
  const [start = 0, length = 0] = src.split(":").map(Number)
  return { start, length }
}

/** What solc says of an expression's type, such as `uint256` and `t_function_internal_view$…`. */
export function typeOf(node: AstNode): { readonly typeString: string; readonly typeIdentifier: string } {
  const { typeString = "", typeIdentifier = "" } = (node.typeDescriptions ?? {}) as Record<string, string | undefined>
  return { typeString, typeIdentifier }
}
