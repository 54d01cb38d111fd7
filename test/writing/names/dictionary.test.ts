import sql, { type Sql } from "sql-template-tag"
import { beforeEach, expect, it } from "vitest"
import type { Database } from "../../../src/db/database.ts"
import type { Transaction } from "../../../src/db/transaction.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { dictionaryIn } from "../../../src/writing/names/dictionary.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder, smallBundle } from "../../support/bundles.ts"
import { resetTo } from "../../support/contents.ts"
import { describeOnDatabases, open } from "../../support/databases.ts"

const person = (slug: string, ...values: string[]) => ({
  slug,
  names: values.map((value, index) => ({ value, language: "ar", kind: index === 0 ? "CANONICAL" : "ALIAS" })),
})

describeOnDatabases("the dictionary in memory", "migrated", (use) => {
  beforeEach(() => resetTo(use().database, smallBundle()))
  const names = async (database: Database = use().database) => namesIn(await database.transaction(dictionaryIn))
  const add = (...people: object[]) => mergeInto(use().database, { people })

  it("has the names that are stored, whoever wrote them", async () => {
    expect(await names()).toEqual(
      expect.arrayContaining(["person:huda هدى", "person:huda Huda", "source:paper The Paper", "topic:city City"]),
    )
    const other = open(use().location)
    await names(other)
    await add(person("huda", "هدى شكري"), person("ali", "علي"))
    const now = await names()
    expect(now).toEqual(expect.arrayContaining(["person:huda هدى شكري", "person:ali علي", "source:paper The Paper"]))
    expect(now).not.toContain("person:huda Huda")
    expect(await names(other)).toEqual(now)
    await resetTo(use().database, { ...smallBundle(), articles: [] })
    expect(await names(other)).toEqual(await stored(use().database))
    await other.close()
  })

  it("reads no more than the names that changed", async () => {
    await names()
    expect(await namesRead(use().database)).toBe(0)
    await add(person("ali", "علي", "علي حسن"))
    // One at most: the write itself may have read what it wrote.
    expect(await namesRead(use().database)).toBeLessThanOrEqual(1)
    expect(await namesRead(use().database)).toBe(0)
    const other = open(use().location)
    await names(other)
    await add(person("ali", "علي", "علي حسين"), person("huda", "هدى", "Huda"))
    expect(await namesRead(other)).toBe(2)
    await other.close()
  })

  it("forgets the names of a write that was taken back", async () => {
    const before = await names()
    const people = [person("ali", "علي")]
    await writeContent(use().database, bundleReader(bundleFolder({ people, articles: [] })), { mode: "MERGE", dryRun: true })
    expect(await names()).toEqual(before)
    let seen: string[] = []
    const failing = use().database.transaction(async (transaction) => {
      await transaction.query(sql`UPDATE names SET value = 'محمد' WHERE value = 'كريم'`)
      await transaction.query(
        sql`INSERT INTO name_changes SELECT max(id) + 1, clock_timestamp(), ARRAY['person:karim'], max(newest_name) FROM name_changes`,
      )
      seen = namesIn(await dictionaryIn(transaction))
      throw new Error("taken back")
    })
    await expect(failing).rejects.toThrow("taken back")
    expect(seen).toContain("person:karim محمد")
    expect(await names()).toEqual(before)
    expect(await namesRead(use().database)).toBe(0)
    // The next write has the number of the one that was taken back.
    await add(person("ali", "علي"))
    expect(await names()).toEqual([...before, "person:ali علي"].sort())
  })

  it("is read anew where names were written without a note, or more writes were missed than are kept", async () => {
    await names()
    await use().database.query(
      sql`INSERT INTO names (person_id, position, value, language, script, kind, folded) SELECT id, 9, 'الكاتبة', 'ar', 'Arab', 'ALIAS', 'الكاتبه' FROM people WHERE slug = 'huda'`,
    )
    expect(await names()).toContain("person:huda الكاتبة")
    await add(person("ali", "علي"))
    await names()
    await use().database.query(
      sql`WITH gone AS (DELETE FROM name_changes) INSERT INTO name_changes SELECT 9000, now(), '{}', max(id) FROM names`,
    )
    await use().database.query(sql`UPDATE names SET value = 'كرم' WHERE value = 'كريم'`)
    expect(await names()).toContain("person:karim كرم")
  })
})

function namesIn(dictionary: Awaited<ReturnType<typeof dictionaryIn>>): string[] {
  const all = dictionary.named.entries().flatMap(([key, { names }]) => names.map(({ value }) => `${key} ${value}`))
  return all.sort()
}

async function stored(database: Database): Promise<string[]> {
  const rows = await database.query<{
    line: string
  }>(sql`SELECT 'person:' || p.slug || ' ' || n.value AS line FROM names n JOIN people p ON p.id = n.person_id
    UNION ALL SELECT 'source:' || s.slug || ' ' || n.value FROM names n JOIN sources s ON s.id = n.source_id
    UNION ALL SELECT 'topic:' || t.slug || ' ' || n.value FROM names n JOIN topics t ON t.id = n.topic_id`)
  return rows.map(({ line }) => line).sort()
}

/** How many entities' names are read so that the dictionary is that of now; Infinity where all are. */
function namesRead(database: Database): Promise<number> {
  return database.transaction(async (transaction) => {
    let read = 0
    const query = <Row extends object>(statement: Sql) => {
      if (statement.text.includes("FROM names n"))
        read += (statement.values[0] as string[] | undefined)?.length ?? Number.POSITIVE_INFINITY
      return transaction.query<Row>(statement)
    }
    await dictionaryIn({ ...transaction, query } as Transaction)
    return read
  })
}

function mergeInto(database: Database, content: object) {
  return writeContent(database, bundleReader(bundleFolder(content)), { mode: "MERGE" })
}
