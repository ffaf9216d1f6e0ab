import { readdirSync, readFileSync, readlinkSync } from "node:fs"

/** State 0A in /proc/net/tcp (proc(5)). */
const LISTEN = "0A"

/** A TCP socket that accepts connections. */
export interface ListeningSocket {
  readonly port: number
  /** Reachable from this machine alone. */
  readonly loopback: boolean
  readonly inode: string
}

/** Listening TCP sockets in the network of a process, by /proc/<pid>/net/tcp and tcp6. */
export function listeningSockets(pid: number | "self"): ListeningSocket[] {
  return ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((fields) => fields[3] === LISTEN)
      .map(([, local = "", , , , , , , , inode = ""]) => {
        const [address = "", port = ""] = local.split(":")
        return { port: Number.parseInt(port, 16), loopback: isLoopback(address), inode }
      }),
  )
}

/** Addresses are 32-bit words in the machine's byte order, here little-endian: 127.x.y.z, ::1 and ::ffff:127.x.y.z. */
function isLoopback(address: string): boolean {
  if (address.length === 8) return address.endsWith("7F")
  return address === "00000000000000000000000001000000" || /^0{16}FFFF0000.{6}7F$/.test(address)
}

/** Inodes of the sockets a process holds open. */
export function socketsOf(pid: number | "self"): Set<string> {
  const inodes = new Set<string>()
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1]
      if (inode !== undefined) inodes.add(inode)
    } catch {
      // closed meanwhile
    }
  }
  return inodes
}

/** A process and all that descend from it. */
export function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8")
      const parent = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
    } catch {
      // ended meanwhile
    }
  }
  const tree: number[] = []
  const walk = (pid: number) => {
    tree.push(pid)
    for (const child of children.get(pid) ?? []) walk(child)
  }
  walk(root)
  return tree
}
