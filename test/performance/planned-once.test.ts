import sql, { raw } from "sql-template-tag"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { QUERY_IDS } from "../../bench/requests/queries.ts"
import { type Database, openDatabase } from "../../src/db/database.ts"
import { indexPending } from "../../src/writing/index/index-articles.ts"
import { writeContent } from "../../src/writing/write.ts"
import { testClient } from "../support/client.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"
import { askedFor, performanceContent } from "./content.ts"

// PostgreSQL decides after five executions whether it goes on planning a prepared statement for each (src/db/plannable.ts).

const BEFORE_IT_DECIDES = 5
const TIMES = 10

describe.runIf(inject("serverTemplates"))("the statements of the benchmark's queries", () => {
  let opened: TestDatabase
  /** With one connection, which has all plans. */
  let database: Database
  beforeAll(async () => {
    opened = await openTestDatabase("PostgreSQL", "seeded copy")
    await writeContent(opened.database, performanceContent(), { mode: "RESET" })
    await indexPending(opened.database)
    await opened.database.query(sql`${raw("ANALYZE")}`)
    database = openDatabase({ ...opened.location, poolSize: 1, statementTimeoutMs: 30_000 })
  })
  afterAll(async () => {
    await database.close()
    await opened.close()
  })

  it.each(QUERY_IDS)("%s are planned once", async (query) => {
    const client = testClient(database)
    const { text, variables } = askedFor(query)
    for (let time = 0; time < TIMES; time++) await client.data(text, variables)
    // It takes a list of parents for ten, and plans shorter ones for their length.
    const texts = client.statements.map(({ text }) => text).filter((text) => !text.includes("unnest("))
    const { rows } = await database.pool.query<{ statement: string; custom: number }>(
      "SELECT statement, custom_plans::int AS custom FROM pg_prepared_statements WHERE statement = ANY($1)",
      [texts],
    )
    expect(rows.length).toBe(new Set(texts).size)
    expect(rows.filter(({ custom }) => custom > BEFORE_IT_DECIDES)).toEqual([])
  })
})
