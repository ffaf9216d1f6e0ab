const HEADER = /\bmedian\b.*\bworst\b/

/** The tables of measurements among what a stage printed: each from its header to the next empty line. */
export function printedFigures(output: string): string[] {
  const lines = output.split("\n")
  const found: string[] = []
  let inTable = false
  for (const line of lines) {
    inTable = line.trim() !== "" && (inTable || HEADER.test(line))
    if (inTable) found.push(line)
  }
  return found
}
