import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { SupervisorError } from "../supervisor/SupervisorError.ts"

/** The part of anvil's state file that is read here. Numbers are hexadecimal, times in seconds. */
interface ChainState {
  blocks: { header: { number: string; timestamp: string } }[]
}

/**
 * Makes anvil's state file fit to be loaded, if there is one.
 *
 * anvil makes a first block of its own whenever it starts and saves it beside the true one; later it may take either for
 * block 0, so that the chain looks like another. Only the oldest is left.
 * @throws a SupervisorError when the file cannot be read: anvil would begin an empty chain in silence.
 */
export function prepareChainState(file: string): void {
  if (!existsSync(file)) return
  const state = readState(file)
  const isFirst = ({ header }: ChainState["blocks"][number]) => Number(header.number) === 0
  const firstBlocks = state.blocks.filter(isFirst)
  if (firstBlocks.length <= 1) return
  const oldest = firstBlocks.reduce((a, b) => (Number(b.header.timestamp) < Number(a.header.timestamp) ? b : a))
  state.blocks = state.blocks.filter((block) => !isFirst(block) || block === oldest)
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

function readState(file: string): ChainState {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as ChainState
  } catch {
    throw new SupervisorError(
      `The chain's state in ${file} is damaged; it was being written when the machine stopped.`,
      "Start with --reset to begin anew.",
    )
  }
}
