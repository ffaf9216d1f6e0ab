import { AV_LOG_FATAL } from "node-av/constants"
import { Log } from "node-av/lib"
import { type Bus, type FromStudio, type ToStudio, toStudioSchema } from "./messages.ts"
import { Studio } from "./Studio.ts"

/**
 * The studio child. It holds no secret, is given an empty environment, may not write files, and ends with its parent.
 * Whatever breaks it (native decoders eat what strangers send) ends it; the parent starts the next one.
 */
const MAX_ERROR_LENGTH = 1_000

function emit(message: FromStudio): void {
  if (process.connected) process.send?.(message)
}

function describe(error: unknown): string {
  return String(error instanceof Error ? (error.stack ?? error.message) : error).slice(0, MAX_ERROR_LENGTH)
}

let studio: Studio | null = null
/** The last one told. It passes by the queue, before which it must not come back either: an older one would undo a mute. */
let bus: Bus = []

async function handle(message: Exclude<ToStudio, { type: "setBus" }>): Promise<void> {
  switch (message.type) {
    case "configure":
      if (studio) throw new Error("configured already")
      studio = await Studio.open(message.config, emit)
      studio.inputs.setBus(bus)
      return
    case "addInput": {
      const { inputId } = message.input
      const port = await studio?.inputs.add(message.input, message.port)
      if (port !== undefined) emit({ type: "inputReady", inputId, port })
      return
    }
    case "removeInput":
      studio?.inputs.remove(message.inputId)
      return
    case "setSlate":
      studio?.setSlate(message.slate)
      return
    case "stop":
      await studio?.close()
      process.exit(0)
  }
}

// Decoders complain of every bad packet; a stranger must not be able to fill the log.
Log.setLevel(AV_LOG_FATAL)
process.on("disconnect", () => process.exit(0))
// Ctrl-C reaches the whole process group; the parent decides when the program ends.
process.on("SIGINT", () => {})
process.on("uncaughtException", (error) => {
  emit({ type: "error", inputId: null, message: describe(error) })
  process.exit(1)
})

let queue = Promise.resolve()
process.on("message", (raw) => {
  const parsed = toStudioSchema.safeParse(raw)
  if (!parsed.success) {
    emit({
      type: "error",
      inputId: null,
      message: `not a studio message: ${parsed.error.message}`.slice(0, MAX_ERROR_LENGTH),
    })
    return
  }
  const message = parsed.data
  // A mute must not wait for an input that is being opened.
  if (message.type === "setBus") {
    bus = message.bus
    studio?.inputs.setBus(bus)
    return
  }
  queue = queue
    .then(() => handle(message))
    .catch((error: unknown) => {
      emit({ type: "error", inputId: "input" in message ? message.input.inputId : null, message: describe(error) })
      if (message.type === "configure") process.exit(1)
    })
})
emit({ type: "ready" })
