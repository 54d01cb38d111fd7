import { beforeAll, describe, expect, it } from "vitest"
import { writeContent } from "../../src/writing/write.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { pagingContent } from "./content.ts"
import { LISTS, type List, readAll, readPage, slugsOf } from "./lists.ts"

// Whatever the size of the pages and the direction, they join up to the whole list.

async function forward(client: TestClient, list: List, size: number): Promise<string[]> {
  const read: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await readPage(client, list, `first: ${size}${after ? `, after: "${after}"` : ""}`)
    expect(page.pageInfo.hasPreviousPage).toBe(after !== null)
    expect(page.nodes).toEqual(page.edges.map(({ node }) => node))
    read.push(...slugsOf(page))
    if (!page.pageInfo.hasNextPage) return read
    expect(page.edges).toHaveLength(size)
    after = page.pageInfo.endCursor
  }
}

async function backward(client: TestClient, list: List, size: number): Promise<string[]> {
  const read: string[] = []
  for (let before: string | null = null; ; ) {
    const page = await readPage(client, list, `last: ${size}${before ? `, before: "${before}"` : ""}`)
    expect(page.pageInfo.hasNextPage).toBe(before !== null)
    read.unshift(...slugsOf(page))
    if (!page.pageInfo.hasPreviousPage) return read
    expect(page.edges).toHaveLength(size)
    before = page.pageInfo.startCursor
  }
}

describeOnDatabases("paging", "migrated", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeContent(use().database, pagingContent(), { mode: "MERGE" })
    client = testClient(use().database)
  })

  describe.each(LISTS)("$title", (list) => {
    it("joins up from pages of any size, in both directions", async () => {
      const { slugs } = await readAll(client, list)
      expect(slugs.length).toBeGreaterThan(6)
      for (const size of [1, 2, 3, 7]) {
        expect(await forward(client, list, size)).toEqual(slugs)
        if (list.backward) expect(await backward(client, list, size)).toEqual(slugs)
      }
    })

    it("counts what it has, also on an empty page", async () => {
      const { slugs } = await readAll(client, list)
      const empty = await readPage(client, list, "first: 0")
      expect(empty.totalCount).toBe(slugs.length)
      expect(empty.edges).toEqual([])
      expect(empty.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null })
    })

    it("ends where the list ends", async () => {
      const { cursors } = await readAll(client, list)
      const behind = await readPage(client, list, `first: 3, after: "${cursors.at(-1)}"`)
      expect(behind.edges).toEqual([])
      expect(behind.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null })
    })
  })

  describe.each(LISTS.filter((list) => list.backward))("$title between cursors", (list) => {
    it("keeps to both bounds", async () => {
      const { slugs, cursors } = await readAll(client, list)
      const between = `after: "${cursors[1]}", before: "${cursors[6]}"`
      expect(slugsOf(await readPage(client, list, `${between}, first: 10`))).toEqual(slugs.slice(2, 6))
      expect(slugsOf(await readPage(client, list, `${between}, first: 2`))).toEqual(slugs.slice(2, 4))
      expect(slugsOf(await readPage(client, list, `${between}, last: 2`))).toEqual(slugs.slice(4, 6))
      expect(slugsOf(await readPage(client, list, `after: "${cursors[6]}", before: "${cursors[1]}", first: 5`))).toEqual([])
    })
  })

  it("puts undated articles last, and ties in the order of their ids", async () => {
    const rows = await use().database.pool.query("SELECT slug FROM articles ORDER BY sort_at DESC, id DESC")
    const all = LISTS[0] as List
    const { slugs } = await readAll(client, all)
    expect(slugs).toEqual(rows.rows.map(({ slug }) => slug))
    expect(slugs.slice(-8).every((slug) => slug.startsWith("p-article-") && Number(slug.slice(10)) % 3 === 0)).toBe(true)
  })
})
