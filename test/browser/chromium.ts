import { type Browser, chromium } from "playwright-core"

/** Debian's Chromium without its windows, which cost half as much again as the pages, as the tests' set-up installs it. */
const CHROMIUM_PATH = process.env.OPENAIR_CHROMIUM ?? "/usr/bin/chromium-headless-shell"

/**
 * A real Chromium, headless, that makes no connection of its own and lets pages play and capture without a click.
 * Each person in a test is a browser context of their own: separate storage, separate page, separate wallet.
 */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM_PATH,
    headless: true,
    // Left to us: a signal ends the process, and its end closes the browser's pipe. Playwright would close the browser alone.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--autoplay-policy=no-user-gesture-required",
      "--use-fake-ui-for-media-stream",
      // Tabs of people who are not in front must keep sending and decoding, as they would in a call.
      "--disable-background-timer-throttling",
      "--disable-backgrounding-occluded-windows",
      "--disable-renderer-backgrounding",
      // Loopback candidates without mDNS: there is no multicast in a test's network.
      "--disable-features=WebRtcHideLocalIpsWithMdns",
    ],
  })
}
