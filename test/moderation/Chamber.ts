import type { Browser, Locator, Page } from "playwright-core"
import type { System } from "../../scripts/start/startSystem.ts"
import { installWallet } from "../browser/wallet.ts"
import { accountOf } from "../evening/cast.ts"
import { Person, type Venue } from "../evening/Person.ts"

/** A townhall with people in browsers of their own, for what they do to and for each other besides talking. */
export class Chamber {
  readonly venue: Venue
  readonly #system: System
  readonly #browser: Browser
  readonly #people = new Map<string, Person>()
  readonly #readers = new Map<string, Page>()

  constructor(system: System, browser: Browser) {
    const room = system.deployment.rooms.townhall?.id
    if (room === undefined) throw new Error("The seed made no townhall.")
    this.venue = { origin: system.url, chain: { id: system.deployment.chainId, rpcUrl: system.rpcUrl }, room }
    this.#system = system
    this.#browser = browser
  }

  account(name: string) {
    return accountOf(this.#system.deployment, name)
  }

  /** Lower case, as pages show it. */
  address(name: string): string {
    return this.account(name).address.toLowerCase()
  }

  /** Somebody with camera and wallet; arrives at the first call. */
  async person(name: string, likeness?: Parameters<typeof Person.arrive>[4]): Promise<Person> {
    const known = this.#people.get(name)
    if (known) return known
    const person = await Person.arrive(this.#browser, this.venue, name, this.account(name), likeness)
    this.#people.set(name, person)
    return person
  }

  /** A page of somebody's who only reads and signs, opened at `path`. */
  async reader(name: string, path: string): Promise<Page> {
    let page = this.#readers.get(name)
    if (page === undefined) {
      const context = await this.#browser.newContext({ viewport: { width: 1280, height: 900 } })
      await installWallet(context, this.account(name), this.venue.chain)
      page = await context.newPage()
      this.#readers.set(name, page)
    }
    await page.goto(`${this.venue.origin}${path}`)
    return page
  }

  /** All of them vote for a ballot at once, each in a browser of their own, by signature. */
  async vote(ballot: string, names: readonly string[]): Promise<void> {
    await Promise.all(names.map(async (name) => (await this.person(name)).voteFor(ballot)))
  }
}

/** The attribute of the first element that matches, once it has one. */
export async function attributeOf(locator: Locator, name: string): Promise<string> {
  await locator.first().waitFor()
  const value = await locator.first().getAttribute(name)
  if (value === null) throw new Error(`It has no ${name}.`)
  return value
}
