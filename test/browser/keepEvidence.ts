import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser } from "playwright-core"

/** Pictures and texts of all pages, for whoever looks into a failure. */
export async function keepEvidence(browser: Browser, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) {
    await page.screenshot({ path: join(folder, `${index}.png`) }).catch(() => {})
    const text = await page.evaluate(() => document.body.innerText).catch(String)
    writeFileSync(join(folder, `${index}.txt`), `${page.url()}\n\n${text}\n`)
  }
  console.error(`Pictures of all pages: ${folder}`)
}
