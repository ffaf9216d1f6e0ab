/** What was found out about the way to the relay. Times in milliseconds. */
export interface Line {
  /** Median time the relay takes to answer. */
  readonly answerMs: number
  /** Between the quickest and the slowest answer. */
  readonly spreadMs: number
  /** Whether the call's own connection opens; networks may let pages through and block this. */
  readonly signalling: boolean
  /** Whether the browser can send media at all, and by which transports it would try. */
  readonly udp: boolean
}

const QUESTIONS = 5
const SIGNALLING_WITHIN_MS = 4_000
const GATHER_WITHIN_MS = 1_500

/** Asks the relay a few times, opens the call's connection once, and lets the browser look for its own addresses. */
export async function checkLine(relay: string): Promise<Line> {
  const timesMs: number[] = []
  for (let i = 0; i < QUESTIONS; i++) {
    const startMs = performance.now()
    await fetch(`/v1/config?check=${i}`, { cache: "no-store", signal: AbortSignal.timeout(SIGNALLING_WITHIN_MS) })
    timesMs.push(performance.now() - startMs)
  }
  timesMs.sort((a, b) => a - b)
  const [signalling, udp] = await Promise.all([opensSignalling(relay), gathersUdp()])
  return {
    answerMs: timesMs[Math.floor(timesMs.length / 2)] ?? 0,
    spreadMs: (timesMs.at(-1) ?? 0) - (timesMs[0] ?? 0),
    signalling,
    udp,
  }
}

/** The relay greets each connection with a challenge; more is not needed to know that it passes. */
function opensSignalling(relay: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${relay.replace(/^http/, "ws")}/v1/signalling`)
    const timer = setTimeout(() => end(false), SIGNALLING_WITHIN_MS)
    function end(opened: boolean) {
      clearTimeout(timer)
      socket.close()
      resolve(opened)
    }
    socket.addEventListener("message", () => end(true))
    socket.addEventListener("error", () => end(false))
  })
}

async function gathersUdp(): Promise<boolean> {
  if (typeof RTCPeerConnection === "undefined") return false
  const peer = new RTCPeerConnection()
  try {
    const found = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), GATHER_WITHIN_MS)
      peer.addEventListener("icecandidate", ({ candidate }) => candidate?.protocol === "udp" && resolve(true))
    })
    peer.createDataChannel("line")
    await peer.setLocalDescription(await peer.createOffer())
    return await found
  } finally {
    peer.close()
  }
}
