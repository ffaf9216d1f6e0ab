import type { Browser, BrowserContext, Page } from "playwright-core"
import type { Likeness } from "../browser/camera.ts"
import { type Hearing, listen, look, type Sight } from "../browser/perception.ts"
import { CLOCK_BITS } from "../browser/picture.ts"

const CLOCK_WRAP_MS = 2 ** CLOCK_BITS
/** The watch page's own player; the guide has a still preview of its own. */
const PLAYER_VIDEO = "[data-testid=player][data-variant=full] video"

/** Somebody without a wallet, account or extension, who watches. Keeps a log of every address their browser fetched. */
export class Viewer {
  readonly page: Page
  readonly fetched: string[] = []
  readonly #context: BrowserContext
  readonly #origin: string
  readonly #room: string

  private constructor(context: BrowserContext, page: Page, origin: string, room: string) {
    this.#context = context
    this.page = page
    this.#origin = origin
    this.#room = room
    page.on("request", (request) => this.fetched.push(request.url()))
  }

  static async arrive(browser: Browser, origin: string, room: string): Promise<Viewer> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    return new Viewer(context, await context.newPage(), origin, room)
  }

  /** From the programme guide to the watch page by a click. @returns milliseconds from the click to the first frame. */
  async clickToWatch(): Promise<number> {
    await this.page.goto(this.#origin)
    const address = `a[href="/watch/${this.#room}"]`
    const link = this.page.locator(address).first()
    await link.waitFor()
    await this.page.evaluate(watchForFirstFrame, { link: address, video: PLAYER_VIDEO })
    await link.click()
    return this.page.evaluate(
      () => (window as unknown as { openairTestFirstFrame: Promise<number> }).openairTestFirstFrame,
    )
  }

  sight(likeness: Likeness): Promise<Sight> {
    return look(this.page, PLAYER_VIDEO, likeness)
  }

  hearing(likeness: Likeness): Promise<Hearing> {
    return listen(this.page, PLAYER_VIDEO, likeness.toneHz)
  }

  /** How old the picture on the screen is, by the clock burnt into it; undefined when it cannot be read. */
  async clockDelayMs(likeness: Likeness): Promise<number | undefined> {
    const { clockMs, readAtMs } = await this.sight(likeness)
    if (clockMs === undefined) return undefined
    const delayMs = (readAtMs % CLOCK_WRAP_MS) - clockMs
    return delayMs < 0 ? delayMs + CLOCK_WRAP_MS : delayMs
  }

  /** When the picture on the screen was made, Unix milliseconds; undefined when its clock cannot be read. */
  async pictureMadeAtMs(likeness: Likeness): Promise<number | undefined> {
    const delayMs = await this.clockDelayMs(likeness)
    return delayMs === undefined ? undefined : Date.now() - delayMs
  }

  /** Marks the page, so that a reload would be noticed. */
  async mark(): Promise<void> {
    await this.page.evaluate(() => Object.assign(window, { openairTestMark: true }))
  }

  isMarked(): Promise<boolean> {
    return this.page.evaluate(() => "openairTestMark" in window)
  }

  async leave(): Promise<void> {
    await this.#context.close()
  }
}

/** Runs in the page: milliseconds from the click on a link to the first frame of a video that appears later. */
function watchForFirstFrame(selectors: { link: string; video: string }): void {
  const holder = window as unknown as { openairTestFirstFrame: Promise<number> }
  holder.openairTestFirstFrame = new Promise((resolve) => {
    document.addEventListener(
      "click",
      (event) => {
        if (!(event.target as Element).closest(selectors.link)) return
        const clickedAt = performance.now()
        const seek = () => {
          const video = document.querySelector<HTMLVideoElement>(selectors.video)
          const isShown = video !== null && video.getVideoPlaybackQuality().totalVideoFrames > 0
          if (isShown) resolve(performance.now() - clickedAt)
          else requestAnimationFrame(seek)
        }
        seek()
      },
      { capture: true },
    )
  })
}
