import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { browserMissing, launchChromium, watch } from "../../serving/graphiql/chromium.ts"
import { type ServerProcess, startServer } from "../../serving/graphiql/server-process.ts"
import { seededFolder } from "../../support/databases.ts"
import { pages, STORY } from "./pages.ts"

const PATIENCE = 120_000
const WIDTHS = { phone: { width: 360, height: 740 }, desktop: { width: 1280, height: 900 } }
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
const missing = browserMissing()
if (missing) console.warn(`The reader is not tried in a browser: ${missing}`)

describe.skipIf(missing)("the reader in a browser", { timeout: PATIENCE }, () => {
  let server: ServerProcess
  let browser: Browser
  let origin: string

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer({ READER: "on", DATA_DIR: seededFolder().dataDir }), launchChromium()])
    origin = new URL(server.url).origin
    await vi.waitFor(async () => expect((await fetch(`${origin}/`, { redirect: "manual" })).status).toBe(302), {
      timeout: PATIENCE,
      interval: 250,
    })
  }, PATIENCE)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  }, PATIENCE)

  /** Opens a page, which must show what is waited for, and end without trouble. */
  async function visit(path: string, look: (page: Page) => Promise<void>, viewport = WIDTHS.desktop) {
    const context = await browser.newContext({ viewport, reducedMotion: "reduce" })
    const page = await context.newPage()
    const trouble = watch(page)
    await page.goto(`${origin}${path}`)
    await look(page)
    expect(trouble).toEqual([])
    await context.close()
  }

  describe.each(["ar", "en"] as const)("in %s", (language) => {
    it.each(Object.keys(WIDTHS) as (keyof typeof WIDTHS)[])("every page is whole on a %s", async (width) => {
      const context = await browser.newContext({ viewport: WIDTHS[width], reducedMotion: "reduce" })
      const page = await context.newPage()
      const trouble = watch(page)
      for (const [name, { path, shows }] of Object.entries(pages)) {
        await page.goto(`${origin}/${language}${path}`)
        await page.locator(shows).first().waitFor()
        expect(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual(
          language === "ar" ? ["ar", "rtl"] : ["en", "ltr"],
        )
        expect(await overflow(page), `${name} is no wider than the screen`).toEqual([])
        // Colours and roles are the same in both languages: each width once is enough for axe, which is slow.
        if ((language === "ar") === (width === "desktop")) expect(await violations(page), name).toEqual([])
      }
      expect(trouble).toEqual([])
      await context.close()
    })
  })

  it("dark colours are readable too, and the button to change them is remembered", () =>
    visit(`/en${STORY}`, async (page) => {
      await page.locator(".tie").first().waitFor()
      await page.getByRole("button", { name: "Dark colours" }).click()
      expect(await violations(page)).toEqual([])
      await page.reload()
      await page.getByRole("button", { name: "Light colours" }).waitFor()
    }))

  it("the story ties shared passages together, by number, in both reports", () =>
    visit(`/en${STORY}?left=us-iraq-dialogue-date-set&right=dialogue-begins-under-biden`, async (page) => {
      const numbers = (side: string) => page.locator(`.report-column.${side} .chip`).allInnerTexts()
      await page.locator(".tie").first().waitFor()
      const left = await numbers("left")
      expect(left.toSorted()).toEqual((await numbers("right")).toSorted())
      // Of the story's twelve, those between these two.
      expect(left).toHaveLength(6)
      await expect.poll(() => page.locator(".ribbons path").count()).toBe(6)
      const first = page.locator('.left [data-tie="1"]').first()
      await first.hover()
      expect(await page.locator(".right .tie.active").count()).toBeGreaterThan(0)
      expect(await page.locator(".tie.active").evaluateAll((all) => [...new Set(all.map((one) => one.dataset.tie))])).toEqual([
        "1",
      ])
    }))

  it("the keyboard goes from a passage to its twin", () =>
    visit(`/en${STORY}`, async (page) => {
      const chip = page.locator(".left .chip").first()
      await chip.focus()
      expect(await page.locator(".tie.active").count()).toBeGreaterThan(1)
      await page.keyboard.press("Enter")
      expect(await page.evaluate(() => document.activeElement?.closest(".right")?.tagName)).toBe("ARTICLE")
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(await chip.innerText())
    }))

  it("the story says what Isnad found, and shows the chain and the words behind it", () =>
    visit(`/en${STORY}`, async (page) => {
      await page.locator(".isnads .chain").first().waitFor()
      const glance = (await page.locator(".glance li").allInnerTexts()).map((text) => text.replace(/\s+/g, " "))
      expect(glance).toEqual(["5 reports", "9 independent origins", "12 shared passages", "1 contradiction", "3 differences"])
      const conflict = page.locator(".disagreement.conflict")
      expect(await conflict.locator(".value").allInnerTexts()).toEqual(["January 2020", "December 2020"])
      expect(await conflict.locator(".exact").allInnerTexts()).toEqual(["يناير/كانون الثاني 2020", "يناير 2020", "ديسمبر 2020"])
      const chain = page.locator(".isnads .chain", { hasText: "The Washington Post" }).first()
      const links = await chain.locator(".link").evaluateAll((all) => all.map((one) => one.className.split(" ")[1]))
      expect(links).toEqual(["speaker", "relay", "report"])
      expect(await page.locator(".timeline time").allInnerTexts()).toContain("April 7, 2021")
    }))

  it("a disagreement leads to its words in the text, also of a report that was not shown", () =>
    visit(`/en${STORY}?left=iraqi-note-to-tueller&right=about-2500-troops-and-a-date`, async (page) => {
      await page.locator(".disagreement.conflict").getByRole("link").last().click()
      const asked = page.locator(".asked").first()
      await asked.waitFor()
      expect(await asked.innerText()).toBe("ديسمبر 2020")
      await expect
        .poll(() =>
          asked.evaluate((one) => one.getBoundingClientRect().top > 0 && one.getBoundingClientRect().bottom < innerHeight),
        )
        .toBe(true)
      await page.reload()
      expect(await page.locator(".asked").first().innerText()).toBe("ديسمبر 2020")
    }))

  it("views leave out what is not wanted", () =>
    visit(`/en${STORY}?view=shared`, async (page) => {
      await page.locator(".left-out").first().waitFor()
      await page.getByRole("link", { name: "Only what one of them has" }).click()
      await expect.poll(() => page.locator(".tie").count()).toBe(0)
      expect(page.url()).toContain("view=own")
    }))

  it("suggests while one types, and the arrows choose", () =>
    visit("/ar", async (page) => {
      const box = page.getByRole("combobox")
      await box.pressSequentially("تول")
      await page.getByRole("option").first().waitFor()
      await page.keyboard.press("ArrowDown")
      await page.keyboard.press("Enter")
      await page.getByRole("heading", { level: 1, name: "ماثيو تولر" }).waitFor()
      expect(decodeURI(page.url())).toContain("/ar/people/matthew-tueller")
    }))

  it("searches while one types, marks the hits, and narrows down in the address", () =>
    visit("/en/search", async (page) => {
      await page.getByRole("searchbox").pressSequentially("Tueller")
      await page.locator(".hits mark").first().waitFor()
      expect((await page.locator(".hits mark").allInnerTexts()).join()).toContain("Tueller")
      const all = await page.getByRole("status").innerText()
      await page.getByRole("checkbox").first().click()
      await expect.poll(() => page.getByRole("status").innerText()).not.toBe(all)
      expect(page.url()).toMatch(/q=Tueller&publisher=/)
    }))

  it("says why a request failed, and asks again", () =>
    visit("/en/stories", async (page) => {
      await page.locator(".story-card").first().waitFor()
      await page.route("**/graphql", (route) =>
        route.fulfill({
          json: { errors: [{ message: "The database is resting.", extensions: { code: "DATABASE_UNAVAILABLE" } }] },
        }),
      )
      await page.getByRole("link", { name: "Topics" }).click()
      await page.getByRole("alert").getByText("The database is resting.").waitFor()
      await page.unroute("**/graphql")
      await page.getByRole("button", { name: "Try again" }).click()
      await page.locator(".topic-tree li").first().waitFor()
    }))

  it("the first Tab offers to skip to the content", () =>
    visit("/en/stories", async (page) => {
      await page.locator(".story-card").first().waitFor()
      await page.keyboard.press("Tab")
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content")
    }))
})

/** Elements that stand out of the screen sideways. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return []
    const out = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right } = element.getBoundingClientRect()
      return right > innerWidth + 1 || left < -1
    })
    return ["the page", ...out.map((element) => `${element.tagName}.${element.className}`)]
  })
}

/** What axe finds serious or critical. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: { run(): Promise<{ violations: AxeViolation[] }> } }).axe.run()
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)
  })
}

interface AxeViolation {
  readonly id: string
  readonly impact: string
  readonly nodes: { readonly html: string }[]
}
