import { setTimeout as pause } from "node:timers/promises"
import { launchChromium } from "../../serving/graphiql/chromium.ts"
import { startServer } from "../../serving/graphiql/server-process.ts"
import { STORY } from "./pages.ts"

// Makes docs/images/story-page.png: npm run reader:image

const IMAGE = new URL("../../../docs/images/story-page.png", import.meta.url).pathname

const server = await startServer({ READER: "on" })
const browser = await launchChromium()
try {
  const { origin } = new URL(server.url)
  while ((await fetch(origin, { redirect: "manual" })).status !== 302) await pause(250)
  const page = await browser.newPage({ viewport: { width: 1280, height: 1560 }, reducedMotion: "reduce" })
  await page.goto(`${origin}/en${STORY}`)
  await page.locator(".ribbons path").first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: IMAGE })
} finally {
  await browser.close()
  await server.stop()
}
