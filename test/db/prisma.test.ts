import sql from "sql-template-tag"
import { afterAll, beforeAll, expect, it } from "vitest"
import type { PrismaClient } from "../../src/db/generated/client.ts"
import { prismaClient } from "../../src/db/prisma.ts"
import { describeOnDatabases } from "../support/databases.ts"

// What JavaScript's numbers and dates cannot hold must not be changed by a client that reads and writes rows beside it.

const LARGEST_ID = 2n ** 63n - 1n

describeOnDatabases("the Prisma client", "migrated", (use) => {
  let client: PrismaClient
  beforeAll(async () => {
    client = await prismaClient(use().database)
    await use().database.query(sql`INSERT INTO articles (id, slug, headline, headline_derived, body, language, sort_at, digest)
      VALUES (${LARGEST_ID}, 'undated', 'بلا تاريخ', false, 'نص', 'ar', '-infinity', 'd')`)
  })
  afterAll(() => client.$disconnect())

  it("finds a row by an id beyond 2^53, and gives it whole", async () => {
    const row = await client.article.findUnique({ where: { id: LARGEST_ID }, select: { id: true, slug: true } })
    expect(row).toEqual({ id: LARGEST_ID, slug: "undated" })
    expect(await client.article.findUnique({ where: { id: LARGEST_ID - 1n } })).toBeNull()
  })

  it("leaves the sort time of an article without a date where it is when it writes another column", async () => {
    const { sortAt } = await client.article.update({ where: { id: LARGEST_ID }, data: { headline: "عنوان آخر" } })
    expect(Number(sortAt)).toBeNaN()
    const rows = await use().database.query(
      sql`SELECT sort_at::text AS "sortAt", headline FROM articles WHERE id = ${LARGEST_ID} AND sort_at = '-infinity'`,
    )
    expect(rows).toEqual([{ sortAt: "-infinity", headline: "عنوان آخر" }])
  })

  it("has connections of its own, beside a transaction of the database's that has not ended", async () => {
    if (use().database.embedded) return
    await use().database.transaction(async (transaction) => {
      await transaction.query(sql`UPDATE articles SET summary = 'noch nicht' WHERE id = ${LARGEST_ID}`)
      expect(await client.article.findFirst({ select: { summary: true } })).toEqual({ summary: null })
    })
    expect(await client.article.findFirst({ select: { summary: true } })).toEqual({ summary: "noch nicht" })
  })
})
