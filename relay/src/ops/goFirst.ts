import { setPriority } from "node:os"

/**
 * Lets a process, and what it starts from then on, go before others (`niceness` below zero, man 2 setpriority) where the system
 * lets it: only a privileged process may.
 */
export function goFirst(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness)
  } catch {
    // As it is, then.
  }
}
