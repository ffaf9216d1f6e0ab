import { spawnSync } from "node:child_process"

/**
 * How a command gets a network of its own, in which nothing but itself can reach its ports:
 * - `bubblewrap`: user, process and network namespaces; the file system is read-only but for given folders.
 * - `unshare`: process and network namespaces made by root, where no user namespace can be had (a chroot, for one).
 * - `none`: no isolation; only on demand.
 */
export type IsolationKind = "bubblewrap" | "unshare" | "none"

/** Postgres will not run as root; inside a user namespace root's files belong to this one. */
const INSIDE_UID = 1000
/** Debian's `nobody` and `nogroup`, whom no file belongs to. */
export const NOBODY = 65534

/** Brings up the loopback interface (SIOCSIFFLAGS, IFF_UP | IFF_RUNNING); a new network namespace has it down. Perl is in every Debian. */
const LOOPBACK_UP =
  'socket(S,2,2,0)||die"socket: $!"; $r=pack("a16 s","lo",0x41); ioctl(S,0x8914,$r)||die"lo: $!"; exec @ARGV or die"exec: $!"'

/**
 * Postgres and graph-node may pass folders of others (a checkout below /root), but not write there. Postgres looks for its
 * programs with access(2), which ignores the capability unless no_setuid_fixup is set.
 */
const TRAVERSE = [
  ...["--inh-caps=-all,+dac_read_search", "--ambient-caps=-all,+dac_read_search"],
  "--securebits=+no_setuid_fixup",
]

/** `command`, so wrapped that it runs as `kind` says. It dies when its parent does, however that dies. */
export function isolated(kind: IsolationKind, command: readonly string[], writable: readonly string[]): string[] {
  const isRoot = process.getuid?.() === 0
  // Changing the user clears the death signal, so it is asked for again.
  const asNobody = [
    "setpriv",
    "--pdeathsig",
    "KILL",
    `--reuid=${NOBODY}`,
    `--regid=${NOBODY}`,
    "--clear-groups",
    ...TRAVERSE,
  ]
  switch (kind) {
    case "bubblewrap":
      return [
        "bwrap",
        ...["--unshare-user", "--uid", `${INSIDE_UID}`, "--gid", `${INSIDE_UID}`],
        ...["--unshare-net", "--unshare-pid", "--unshare-ipc", "--die-with-parent", "--new-session"],
        ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"],
        ...writable.flatMap((folder) => ["--bind", folder, folder]),
        ...command,
      ]
    case "unshare":
      return [
        ...["setpriv", "--pdeathsig", "KILL"],
        ...["unshare", "--net", "--pid", "--fork", "--kill-child=KILL"],
        ...["perl", "-e", LOOPBACK_UP],
        ...asNobody,
        ...command,
      ]
    case "none":
      return [...(isRoot ? asNobody : ["setpriv", "--pdeathsig", "KILL"]), ...command]
  }
}

/** Who owns the files written inside, as seen from outside; undefined when that is ourselves. */
export function insideOwner(kind: IsolationKind): number | undefined {
  return kind !== "bubblewrap" && process.getuid?.() === 0 ? NOBODY : undefined
}

/** Lists the interfaces inside; a namespace of our own has loopback alone. */
const PROBE = ["cat", "/proc/self/net/dev"]

/** The strictest isolation that works here; undefined when none does. */
export function findIsolation(): Exclude<IsolationKind, "none"> | undefined {
  const kinds = process.getuid?.() === 0 ? (["bubblewrap", "unshare"] as const) : (["bubblewrap"] as const)
  return kinds.find((kind) => {
    const [program = "", ...args] = isolated(kind, PROBE, [])
    const { status, stdout } = spawnSync(program, args, { encoding: "utf8" })
    return status === 0 && interfaces(stdout).join() === "lo"
  })
}

/** Names in the text of /proc/net/dev. */
function interfaces(text: string): string[] {
  return [...text.matchAll(/^\s*([^\s:|]+):/gm)].map((match) => match[1] ?? "")
}
