import { expect } from "chai"
import type { Browser, BrowserContext, Page } from "playwright-core"
import type { LocalAccount } from "viem"
import { installCamera, type Likeness } from "../browser/camera.ts"
import { type Hearing, listen, look, type Sight } from "../browser/perception.ts"
import { installWallet } from "../browser/wallet.ts"
import { until } from "../until.ts"

export interface Venue {
  readonly origin: string
  readonly chain: { readonly id: number; readonly rpcUrl: string }
  readonly room: bigint
}

/** Somebody with a wallet, in a browser context of their own, using the app as people do: by what they see on the page. */
export class Person {
  readonly name: string
  readonly account: LocalAccount
  readonly page: Page
  /** As the page shows it once joined. */
  participantId: string | undefined
  readonly #context: BrowserContext
  readonly #venue: Venue

  private constructor(name: string, account: LocalAccount, context: BrowserContext, page: Page, venue: Venue) {
    this.name = name
    this.account = account
    this.#context = context
    this.page = page
    this.#venue = venue
  }

  static async arrive(
    browser: Browser,
    venue: Venue,
    name: string,
    account: LocalAccount,
    likeness?: Likeness,
  ): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await installWallet(context, account, venue.chain)
    if (likeness) await installCamera(context, likeness)
    const page = await context.newPage()
    return new Person(name, account, context, page, venue)
  }

  /** Opens the green room and connects the wallet; leaves everything ready for the click on "join". */
  async openGreenRoom(): Promise<void> {
    await this.page.goto(`${this.#venue.origin}/room/${this.#venue.room}`)
    await this.connect()
    await this.page.getByTestId("join").or(this.page.getByTestId("refusal")).first().waitFor()
  }

  /** Connects the wallet, unless the app remembers it. */
  async connect(page: Page = this.page): Promise<void> {
    const connect = page.getByTestId("connect").first()
    const connected = page.locator("[data-testid=connect][data-account]").first()
    const wallet = page.getByRole("button", { name: "Test wallet" })
    await connect.waitFor()
    if (await connected.isVisible()) return
    await connect.click()
    await wallet.or(connected).first().waitFor()
    if (await wallet.isVisible()) await wallet.click()
    await connected.waitFor()
  }

  /** Clicks join and waits until a remote picture's first frame is shown. @returns milliseconds from the click. */
  async joinAndSee(other: Person): Promise<number> {
    await this.page.evaluate(watchForFirstFrame, this.tileOf(other))
    await this.page.getByTestId("join").click()
    const tookMs = await this.page.evaluate(
      () => (window as unknown as { openairTestFirstFrame: Promise<number> }).openairTestFirstFrame,
    )
    await this.#noteParticipantId()
    return tookMs
  }

  async join(): Promise<void> {
    await this.page.getByTestId("join").click()
    await this.page.getByTestId("leave").waitFor()
    await this.#noteParticipantId()
  }

  /** After this account joined from another place: back through the green room, without a reload. */
  async returnHere(): Promise<void> {
    await this.page.getByTestId("call-closed").waitFor()
    await this.page.getByRole("button", { name: "To the green room" }).click()
    await this.join()
  }

  tileOf(other: Person): string {
    return `[data-testid=tile][data-account="${other.account.address.toLowerCase()}"]`
  }

  sight(other: Person, likeness: Likeness): Promise<Sight> {
    return look(this.page, `${this.tileOf(other)} video`, likeness)
  }

  hearing(other: Person, likeness: Likeness): Promise<Hearing> {
    return listen(this.page, `${this.tileOf(other)} audio, ${this.tileOf(other)} video`, likeness.toneHz)
  }

  /** Opens a ballot's page in a tab of its own, the wallet connected. */
  async readBallot(ballot: string): Promise<Page> {
    const page = await this.#context.newPage()
    await page.goto(`${this.#venue.origin}/ballots/${ballot}`)
    await this.connect(page)
    return page
  }

  /** Votes for a ballot on its page, in a tab of its own, by signature. */
  async voteFor(ballot: string): Promise<void> {
    const page = await this.readBallot(ballot)
    await page.getByTestId("vote-for").click()
    await page.getByTestId("sign-vote").click()
    const state = page.getByTestId("vote-state")
    await until(`${this.name}'s vote to be taken`, async () => {
      return ["queued", "sent", "counted"].includes((await state.getAttribute("data-state")) ?? "")
    })
    await page.close()
  }

  /** Notes when the page first says that a permit was lost. */
  async watchForNotice(): Promise<void> {
    await this.page.evaluate(noteFirstAppearance, "[data-testid=permit-lost]")
  }

  /** Unix milliseconds at which it said so. */
  noticedAtMs(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { openairTestNoticed: Promise<number> }).openairTestNoticed)
  }

  /** Tries the button as a person would; it does not work. */
  async expectCannotToggle(source: "microphone" | "camera"): Promise<void> {
    const toggle = this.page.getByTestId(`toggle-${source}`)
    await toggle.click({ force: true })
    expect(await toggle.getAttribute("data-state"), `${this.name}'s ${source}`).to.equal("forbidden")
  }

  /** Switches a source on as soon as its button can be used, and waits until it is on. */
  async publish(source: "microphone" | "camera"): Promise<void> {
    const toggle = this.page.getByTestId(`toggle-${source}`)
    await until(`${this.name}'s ${source} to be on`, async () => {
      const state = await toggle.getAttribute("data-state")
      if (state === "off") await toggle.click()
      return state === "on"
    })
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

  async #noteParticipantId(): Promise<void> {
    const own = this.page.locator(this.tileOf(this)).first()
    await own.waitFor()
    this.participantId = (await own.getAttribute("data-participant")) ?? undefined
  }
}

/** Runs in the page: resolves with the milliseconds from the next click on "join" to the first frame of the matched tile. */
function watchForFirstFrame(tile: string): void {
  const holder = window as unknown as { openairTestFirstFrame: Promise<number> }
  holder.openairTestFirstFrame = new Promise((resolve) => {
    document.addEventListener(
      "click",
      (event) => {
        if (!(event.target as Element).closest("[data-testid=join]")) return
        const clickedAt = performance.now()
        const seek = () => {
          const video = document.querySelector<HTMLVideoElement>(`${tile} video`)
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

/** Runs in the page: Unix milliseconds of the first appearance of an element. */
function noteFirstAppearance(selector: string): void {
  const holder = window as unknown as { openairTestNoticed: Promise<number> }
  holder.openairTestNoticed = new Promise((resolve) => {
    const check = () => {
      if (document.querySelector(selector) === null) return
      observer.disconnect()
      resolve(performance.timeOrigin + performance.now())
    }
    const observer = new MutationObserver(check)
    observer.observe(document.documentElement, { childList: true, subtree: true, attributes: true })
    check()
  })
}
