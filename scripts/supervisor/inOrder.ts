import type { Unit } from "./Service.ts"

/** Sorts units so that each comes after what it depends on. Throws on an unknown name, a doubled name or a circle. */
export function inOrder(units: readonly Unit[]): Unit[] {
  const byName = new Map(units.map((unit) => [unit.name, unit]))
  if (byName.size !== units.length) throw new Error("Two units have the same name.")
  const ordered = new Set<Unit>()
  const visit = (unit: Unit, path: readonly string[]) => {
    if (path.includes(unit.name)) throw new Error(`Units wait for each other: ${[...path, unit.name].join(" → ")}.`)
    if (ordered.has(unit)) return
    for (const name of unit.dependsOn ?? []) {
      const dependency = byName.get(name)
      if (!dependency) throw new Error(`${unit.name} depends on ${name}, which does not exist.`)
      visit(dependency, [...path, unit.name])
    }
    ordered.add(unit)
  }
  for (const unit of units) visit(unit, [])
  return [...ordered]
}
