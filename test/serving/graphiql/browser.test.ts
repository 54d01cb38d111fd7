import type { Browser, Page, Response } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest"
import { schema } from "../../../src/content/schema.ts"
import { readTabs } from "../../../src/serving/graphiql/tabs.ts"
import { seededFolder } from "../../support/databases.ts"
import { browserMissing, launchChromium, watch } from "./chromium.ts"
import { type ServerProcess, startServer } from "./server-process.ts"

const PATIENCE = 120_000
const tabs = readTabs()
const missing = browserMissing()
if (missing) console.warn(`GraphiQL is not tried in a browser: ${missing}`)

describe.skipIf(missing)("GraphiQL in a browser", { timeout: PATIENCE }, () => {
  let server: ServerProcess
  let browser: Browser

  beforeAll(async () => {
    server = await startServer({ DATA_DIR: seededFolder().dataDir })
    browser = await launchChromium()
  }, PATIENCE)

  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  }, PATIENCE)

  /** A first visit, with an empty storage, that must end without trouble. */
  async function visit(url: string, look: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 } })
    const page = await context.newPage()
    const trouble = watch(page)
    await page.goto(url)
    await page.locator(".graphiql-query-editor .view-line").first().waitFor()
    await look(page)
    expect(trouble).toEqual([])
    await context.close()
  }

  test("a first visit finds every tab, and each answers with data", () =>
    visit(server.url, async (page) => {
      expect(await page.title()).toBe("Isnad")
      expect(await page.locator(".graphiql-tab").count()).toBe(tabs.length)
      for (const [index, { query, variables }] of tabs.entries()) {
        await page.locator(".graphiql-tab-button").nth(index).click()
        await expect.poll(() => shown(page, ".graphiql-query-editor")).toContain(query?.split("\n")[0])
        await expect.poll(() => shown(page, ".graphiql-editor-tool")).toContain(variables?.split("\n")[1]?.trim() ?? "")
        const answer = await run(page)
        expect(answer.errors, query ?? "").toBeUndefined()
        expect(emptyPlaces(answer.data), "nothing that is asked for by name or id is missing").toEqual([])
        await expect.poll(() => shown(page, ".graphiql-response")).toContain('"data"')
      }
    }))

  test("the documentation describes types and fields", () =>
    visit(server.url, async (page) => {
      const query = schema.getQueryType()!
      await page.getByRole("button", { name: "Show Documentation Explorer" }).click()
      const docs = page.locator(".graphiql-doc-explorer")
      await docs.getByRole("link", { name: "Query", exact: true }).click()
      await expect.poll(() => docs.textContent()).toContain(query.description)
      await docs.getByRole("link", { name: "articles", exact: true }).click()
      await expect.poll(() => docs.textContent()).toContain(query.getFields().articles!.description)
    }))

  test("a link's query gets a tab of its own, and is there after a reload", () =>
    visit(`${server.url}?query=${encodeURIComponent("query Linked { articles(first: 1) { totalCount } }")}`, async (page) => {
      for (const moment of ["first", "reloaded"]) {
        if (moment === "reloaded") await page.reload()
        await expect.poll(() => shown(page, ".graphiql-query-editor")).toContain("query Linked")
        expect(await page.locator(".graphiql-tab").count(), moment).toBe(tabs.length + 1)
        expect(await page.locator(".graphiql-tab-active").textContent()).toContain("Linked")
        expect((await run(page)).errors).toBeUndefined()
      }
    }))

  test("Arabic strings read from the right, the JSON around them from the left", () =>
    visit(server.url, async (page) => {
      await run(page)
      const string = page.locator(".graphiql-response .view-line span[style*=unicode-bidi]").first()
      // The editor draws its lines anew while it takes the answer in, and one that is gone has no style.
      const styles = () =>
        string.evaluate((element) => [
          getComputedStyle(element).unicodeBidi,
          element.parentElement && getComputedStyle(element.parentElement).direction,
        ])
      await expect.poll(styles).toEqual(["plaintext", "ltr"])
    }))
})

/** The text of the lines that an editor shows; Monaco writes spaces that do not break. */
async function shown(page: Page, editor: string): Promise<string> {
  const lines = await page.locator(`${editor} .view-line`).allInnerTexts()
  return lines.join("\n").replaceAll("\u00a0", " ")
}

/**
 * Presses the button until an answer comes: for a moment after a change of tabs GraphiQL still has the operation's name from the tab
 * before, and then answers by itself with an error.
 */
function run(page: Page): Promise<{ data?: unknown; errors?: unknown }> {
  return vi.waitFor(
    async () => {
      const answered = page.waitForResponse(isAnswer, { timeout: 1_500 })
      await Promise.all([answered, page.locator(".graphiql-execute-button").click()])
      return (await answered).json()
    },
    { timeout: 30_000, interval: 250 },
  )
}

function isAnswer(response: Response): boolean {
  const asked = response.request().postData()
  return asked !== null && !asked.includes("__schema")
}

/** Paths of nulls at the top of an answer and in its lists: what was looked up and is not there. */
function emptyPlaces(data: unknown, path = "data", lookedUp = true): string[] {
  if (data === null || data === undefined) return lookedUp ? [path] : []
  if (Array.isArray(data)) return data.flatMap((item, index) => emptyPlaces(item, `${path}[${index}]`))
  if (typeof data !== "object") return []
  return Object.entries(data).flatMap(([key, value]) => emptyPlaces(value, `${path}.${key}`, path === "data"))
}
