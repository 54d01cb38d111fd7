import { existsSync } from "node:fs"
import { type Browser, chromium, type Page } from "playwright-core"

/** What a request says that the page itself stopped, as when it is left. */
const GIVEN_UP = "net::ERR_ABORTED"

const EXECUTABLE = "/usr/bin/chromium"

/** Why there can be no browser here, or null. CI must have one: there a missing browser fails instead of skipping. */
export function browserMissing(): string | null {
  if (existsSync(EXECUTABLE) || process.env.CI) return null
  return `${EXECUTABLE} is missing: apt-get install chromium fonts-noto-core`
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: EXECUTABLE,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  })
}

/** Collects what must not happen in a page: errors, failed requests, and requests to anywhere but this machine. */
export function watch(page: Page): string[] {
  const trouble: string[] = []
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`)
  })
  page.on("pageerror", (error) => trouble.push(`uncaught: ${error.message}`))
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "no reason"
    if (reason !== GIVEN_UP) trouble.push(`failed: ${request.url().slice(0, 200)} (${reason})`)
  })
  page.on("request", (request) => {
    const { protocol, hostname } = new URL(request.url())
    const inside = protocol === "data:" || protocol === "blob:" || hostname === "localhost"
    if (!inside) trouble.push(`request to ${request.url().slice(0, 200)}`)
  })
  return trouble
}
