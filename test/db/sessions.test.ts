import sql, { raw } from "sql-template-tag"
import { expect, it } from "vitest"
import { describeOnDatabases, open } from "../support/databases.ts"

// What a statement gives does not hang on the server's settings, nor on what other connections do at the time.

describeOnDatabases("sessions", "empty", (use, backend) => {
  it("read times alike whatever the database's zone and style are", async () => {
    const [name] = await use().database.query<{ name: string }>(sql`SELECT current_database() AS name`)
    for (const setting of ["TimeZone = 'Asia/Baghdad'", "DateStyle = 'German'"]) {
      if (backend === "PostgreSQL")
        await use().database.query(sql`ALTER DATABASE ${raw(`"${name?.name}"`)} SET ${raw(setting)}`)
    }
    const other = open(use().location)
    const [row] = await other.query(
      sql`SELECT '1880-01-01T00:00:00Z'::timestamptz AS old, '2021-03-30T09:00:00Z'::timestamptz AS new`,
    )
    await other.close()
    expect(row).toEqual({ old: "1880-01-01T00:00:00.000Z", new: "2021-03-30T09:00:00.000Z" })
  })

  it("give every statement its own answer, while transactions of others begin and end", async () => {
    const databases = [use().database, open(use().location)]
    const wrong: unknown[] = []
    const check = (expected: object, [row]: object[]) => {
      if (JSON.stringify(row) !== JSON.stringify(expected)) wrong.push({ expected, row })
    }
    const statement = async (i: number) => {
      const database = databases[i % 2] as (typeof databases)[number]
      const text = `text ${i}`
      if (i % 10 === 0) await database.query(sql`SELECT 1 / ${0}::int`).catch(() => {})
      else if (i % 3 === 0) check({ number: i }, await database.query(sql`SELECT ${i}::int AS number`))
      else if (i % 3 === 1)
        check({ text, number: i }, await database.query(sql`SELECT ${text}::text AS text, ${i}::int AS number`))
      else check({ text }, await database.query(sql`SELECT ${text}::text AS text WHERE ${text} <> ${i}::text`))
    }
    const transaction = (i: number) =>
      (databases[i % 2] as (typeof databases)[number]).transaction(async (transaction) => {
        await transaction.query(sql`SELECT pg_sleep(0.01)`)
        check({ text: `in transaction ${i}` }, await transaction.query(sql`SELECT ${`in transaction ${i}`}::text AS text`))
      })
    await Promise.all([
      ...Array.from({ length: 20 }, (_, i) => transaction(i)),
      ...Array.from({ length: 600 }, (_, i) => statement(i)),
    ])
    await databases[1]?.close()
    expect(wrong).toEqual([])
  })

  it("take back the transaction of a connection that dies, and go on", async () => {
    const other = open(use().location)
    const client = await other.pool.connect()
    client.on("error", () => {})
    await client.query("BEGIN")
    await client.query("CREATE TABLE half_done (number int)")
    const waiting = use().database.query(sql`SELECT to_regclass('half_done') AS found`)
    ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
    expect(await waiting).toEqual([{ found: null }])
    client.release(true)
    await other.close()
    expect(await use().database.query(sql`SELECT 1 AS one`)).toEqual([{ one: 1 }])
  })

  it("carry long statements and long answers whole", async () => {
    const text = "نصٌّ طويل ".repeat(300_000)
    const [row] = await use().database.query<{ text: string; length: number }>(
      sql`SELECT ${text}::text AS text, length(${text}) AS length`,
    )
    expect(row?.length).toBe(text.length)
    expect(row?.text === text).toBe(true)
  })

  it("keep nothing of a transaction that throws", async () => {
    const work = use().database.transaction(async (transaction) => {
      await transaction.script("CREATE TABLE thrown (number int)")
      throw new RangeError("on purpose")
    })
    await expect(work).rejects.toThrow(RangeError)
    expect(await use().database.query(sql`SELECT to_regclass('thrown') AS found`)).toEqual([{ found: null }])
  })
})
