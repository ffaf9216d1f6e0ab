import { type ChildProcess, spawn } from "node:child_process"

/**
 * A shell that knows every process group and reads from a pipe only we hold. When we die, however we die, the pipe
 * closes: it asks the groups to end, gives them `$1` seconds, and kills what is left.
 */
const GUARD_SCRIPT = `
trap '' INT TERM HUP
groups=' '
while read -r change group; do
  case $change in
    +) groups="$groups$group " ;;
    -) case "$groups" in *" $group "*) groups="\${groups%% $group *} \${groups#* $group }" ;; esac ;;
  esac
done
for group in $groups; do kill -s TERM -- "-$group" 2>/dev/null; done
tenths=$(($1 * 10))
while [ "$tenths" -gt 0 ]; do
  alive=
  for group in $groups; do kill -s 0 -- "-$group" 2>/dev/null && alive=yes; done
  [ -z "$alive" ] && exit 0
  sleep 0.1
  tenths=$((tenths - 1))
done
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
sleep 0.2 # until the kernel has given their ports back
`

/** Makes sure that no process group outlives the supervisor, not even one killed with SIGKILL. */
export class ProcessGuard {
  readonly #shell: ChildProcess

  constructor(graceSeconds: number) {
    this.#shell = spawn("sh", ["-c", GUARD_SCRIPT, "guard", String(graceSeconds)], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    })
    this.#shell.stdin?.on("error", () => {}) // a guard that is gone cannot be told anything
    this.#shell.unref()
  }

  get pid(): number {
    return this.#shell.pid ?? 0
  }

  watch(group: number): void {
    this.#shell.stdin?.write(`+ ${group}\n`)
  }

  forget(group: number): void {
    this.#shell.stdin?.write(`- ${group}\n`)
  }

  close(): void {
    this.#shell.stdin?.end()
  }
}
