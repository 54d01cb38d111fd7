import fc from "fast-check"
import sql from "sql-template-tag"
import { afterEach, beforeAll, expect, it } from "vitest"
import { writeContent } from "../../src/writing/write.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { pagingContent } from "./content.ts"
import { LISTS, type List, readAll, readPage, slugsOf } from "./lists.ts"

// Rows come and go between two pages. Those that are there throughout are read once, in their order.

const ALL = LISTS[0] as List

interface Step {
  size: number
  insert: { id: number; day: number } | null
  /** Where in the list an inserted row is taken away again, if one is there. */
  remove: boolean
}

const steps = fc.array(
  fc.record<Step>({
    size: fc.integer({ min: 1, max: 30 }),
    insert: fc.option(fc.record({ id: fc.integer({ min: 1, max: 1_000_000 }), day: fc.integer({ min: 1, max: 28 }) })),
    remove: fc.boolean(),
  }),
  { minLength: 60, maxLength: 60 },
)

describeOnDatabases("paging while rows come and go", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeContent(use().database, pagingContent(), { mode: "MERGE" })
    client = testClient(use().database)
  })
  const clean = () => use().database.query(sql`DELETE FROM articles WHERE slug LIKE 'passing-%'`)
  afterEach(clean)

  const insert = (id: number, at: string) =>
    use().database.query(sql`INSERT INTO articles (id, slug, headline, body, language, published_at, sort_at, digest)
      VALUES (${id}, ${`passing-${id}`}, 'عابر', 'نص', 'ar', ${at}, ${at}, '') ON CONFLICT (id) DO NOTHING`)

  it.each(["forward", "backward"])("reads what stays once, %s", async (direction) => {
    const { slugs: lasting } = await readAll(client, ALL)
    const property = fc.asyncProperty(steps, async (plan) => {
      await clean()
      const read: string[] = []
      let cursor = ""
      for (const step of plan) {
        const bounds =
          direction === "forward"
            ? `first: ${step.size}${cursor && `, after: "${cursor}"`}`
            : `last: ${step.size}${cursor && `, before: "${cursor}"`}`
        const page = await readPage(client, ALL, bounds)
        if (direction === "forward") read.push(...slugsOf(page))
        else read.unshift(...slugsOf(page))
        const { hasNextPage, hasPreviousPage, endCursor, startCursor } = page.pageInfo
        if (!(direction === "forward" ? hasNextPage : hasPreviousPage)) break
        cursor = (direction === "forward" ? endCursor : startCursor) as string
        if (step.insert) await insert(step.insert.id, `2021-04-${String(step.insert.day).padStart(2, "0")}T12:00:00Z`)
        if (step.remove)
          await use().database.query(
            sql`DELETE FROM articles WHERE slug = ${read.findLast((slug) => slug.startsWith("passing-")) ?? ""}`,
          )
      }
      const stayed = read.filter((slug) => !slug.startsWith("passing-"))
      expect(stayed).toEqual(direction === "forward" ? lasting.slice(0, stayed.length) : lasting.slice(-stayed.length))
      expect(new Set(read).size).toBe(read.length)
    })
    await fc.assert(property, { numRuns: 8, seed: 20_210_407 })
  })

  it("goes on from the cursor of a row that is gone", async () => {
    await insert(77, "2021-04-07T12:00:00Z")
    const before = await readAll(client, ALL)
    const place = before.slugs.indexOf("passing-77")
    expect(place).toBeGreaterThan(0)
    await clean()
    const after = await readPage(client, ALL, `first: 4, after: "${before.cursors[place]}"`)
    expect(slugsOf(after)).toEqual(before.slugs.slice(place + 1, place + 5))
    const ahead = await readPage(client, ALL, `last: 4, before: "${before.cursors[place]}"`)
    expect(slugsOf(ahead)).toEqual(before.slugs.slice(place - 4, place))
  })
})
