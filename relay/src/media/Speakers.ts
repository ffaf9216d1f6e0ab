import type { types } from "mediasoup"

/** Quieter than this (dBov, RFC 6464) for a whole interval counts as silence. */
const SILENCE_DBOV = -55
const SILENCE_INTERVAL_MS = 1000
const DOMINANT_INTERVAL_MS = 300

/**
 * Who is speaking in a router: the dominant speaker, or nobody while everybody is silent.
 * Goes by the audio levels clients put into RTP (RFC 6464), not by decoding.
 */
export class Speakers {
  private readonly dominant: types.ActiveSpeakerObserver
  private readonly levels: types.AudioLevelObserver
  private readonly onChange: (producerId: string | null) => void
  private dominantId: string | null = null
  private silent = true
  private shownId: string | null = null

  private constructor(
    dominant: types.ActiveSpeakerObserver,
    levels: types.AudioLevelObserver,
    onChange: (producerId: string | null) => void,
  ) {
    this.dominant = dominant
    this.levels = levels
    this.onChange = onChange
    dominant.on("dominantspeaker", ({ producer }) => this.note(producer.id, this.silent))
    levels.on("volumes", (volumes) => this.note(this.dominantId ?? volumes[0]?.producer.id ?? null, false))
    levels.on("silence", () => this.note(this.dominantId, true))
  }

  static async observe(router: types.Router, onChange: (producerId: string | null) => void): Promise<Speakers> {
    const [dominant, levels] = await Promise.all([
      router.createActiveSpeakerObserver({ interval: DOMINANT_INTERVAL_MS }),
      router.createAudioLevelObserver({ threshold: SILENCE_DBOV, interval: SILENCE_INTERVAL_MS, maxEntries: 1 }),
    ])
    return new Speakers(dominant, levels, onChange)
  }

  /** Observes an audio producer until it closes; the engine forgets closed producers by itself. */
  add(producer: types.Producer): void {
    for (const observer of [this.dominant, this.levels]) {
      // A producer or router closed in between is no failure of the one who produced.
      observer.addProducer({ producerId: producer.id }).catch(() => {})
    }
    producer.observer.once("close", () => {
      if (this.dominantId === producer.id) this.note(null, this.silent)
    })
  }

  private note(dominantId: string | null, silent: boolean): void {
    this.dominantId = dominantId
    this.silent = silent
    const shownId = silent ? null : dominantId
    if (shownId === this.shownId) return
    this.shownId = shownId
    this.onChange(shownId)
  }
}
