import sql from "sql-template-tag"
import { expect, it } from "vitest"
import { describeOnDatabases } from "../support/databases.ts"

// Rows of a request that have more bytes than an answer could are not read to their end, and the next statement finds all as it was.

const rows = (count: number, kilobytes: number) =>
  sql`SELECT n, repeat('كلمة ', ${kilobytes * 100}::int) AS text FROM generate_series(1, ${count}::int) n`

describeOnDatabases("rows that are too many bytes", "seeded", (use) => {
  const caller = () => new AbortController().signal

  it("end as an error for a request", async () => {
    const { database } = use()
    await expect(database.query(rows(80, 1_000), caller())).rejects.toMatchObject({ code: "RESPONSE_TOO_LARGE" })
    expect(await database.query(sql`SELECT 1 AS one`, caller())).toEqual([{ one: 1 }])
    const many = await Promise.all(Array.from({ length: 6 }, () => database.query(rows(3, 100), caller())))
    expect(many.map(({ length }) => length)).toEqual([3, 3, 3, 3, 3, 3])
  })

  it("are read where a command asks", async () => {
    expect(await use().database.query(rows(80, 1_000))).toHaveLength(80)
  })
})
