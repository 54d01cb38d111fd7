import { setTimeout as sleep } from "node:timers/promises"
import sql from "sql-template-tag"
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { annotatePending, enqueueEverything } from "../../../src/writing/annotate/annotate-pending.ts"
import { workOff } from "../../../src/writing/background/work-off.ts"
import { tellUntold } from "../../../src/writing/changes/untold.ts"
import { indexPending } from "../../../src/writing/index/index-articles.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder } from "../../support/bundles.ts"
import { Command, isnad } from "../../support/commands.ts"
import { derived, resetTo } from "../../support/contents.ts"
import { describeOnDatabases, open, type TestDatabase } from "../../support/databases.ts"
import { CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN, reports } from "../annotate/reports.ts"
import { newest, recorded } from "../changes/recorded.ts"

// Whoever works off what waits, however many they are and however they end: in the end everything is as one alone would have made it.

const MANY = 120
const many = Array.from({ length: MANY }, (_, index) => ({
  ...GARDEN,
  slug: `many-${index}`,
  body: `قال فادي المرساوي إن الزرع نما ${index}. وأضافت لبنى البستاني أن الورد رقم ${index} سيُسقى غداً من ماء البئر ${index * 7}.`,
}))
const LUBNA = {
  slug: "lubna-bustani",
  names: [{ value: "لبنى البستاني", language: "ar", kind: "CANONICAL" }],
}

const merge = (database: TestDatabase["database"], content: object) =>
  writeContent(database, bundleReader(bundleFolder(content)), { mode: "MERGE" })
const letAllWait = async ({ database }: TestDatabase) => {
  await enqueueEverything(database)
  await database.query(sql`INSERT INTO search_pending (article_id) SELECT id FROM articles ON CONFLICT DO NOTHING`)
}
const waiting = async ({ database }: TestDatabase) => {
  const [row] = await database.query<{ count: number }>(
    sql`SELECT ((SELECT count(*) FROM annotation_pending) + (SELECT count(*) FROM search_pending) + (SELECT count(*) FROM stories WHERE NOT analysed))::int AS count`,
  )
  return row?.count as number
}
const found = async ({ database }: TestDatabase) => [
  ...(await derived(database)),
  ...(
    await database.query<{ line: string }>(
      sql`SELECT 'found ' || article_id || ' ' || search::text AS line FROM article_search ORDER BY 1`,
    )
  ).map(({ line }) => line),
]
/** As if the processes that had texts in hand had ended a minute ago. */
const giveBack = ({ database }: TestDatabase) => database.query(sql`UPDATE annotation_pending SET taken_until = NULL`)

describeOnDatabases("what waits is worked off", "migrated", (use) => {
  beforeAll(() => resetTo(use().database, reports(CRANE, CRANE_AGAIN, CRANE_LATER, ...many)))

  it("in the process that answers requests too, which ends when it is told to", async () => {
    const { database } = use()
    const whole = await found(use())
    await letAllWait(use())
    const ending = new AbortController()
    const done: number[] = []
    const troubles: unknown[] = []
    const ended = workOff(database, {
      signal: ending.signal,
      most: 5,
      rest: () => sleep(0),
      onDone: ({ indexed, annotated }) => done.push(indexed, annotated),
      onTrouble: (error) => troubles.push(error),
    })
    await expect.poll(() => waiting(use()), { timeout: 50_000 }).toBe(0)
    await expect.poll(() => done, { timeout: 50_000 }).toEqual([MANY + 3, MANY + 3])
    ending.abort()
    await ended
    expect([await found(use()), troubles]).toEqual([whole, []])
  })

  it("by several at once, beside writes of the same articles and of names in them", { timeout: 120_000 }, async () => {
    const others = [open(use().location), open(use().location)]
    await letAllWait(use())
    const work = async (database: TestDatabase["database"]) => {
      await indexPending(database)
      await annotatePending(database)
    }
    await Promise.all([
      ...others.map(work),
      (async () => {
        await merge(use().database, { people: [LUBNA] })
        for (const round of [1, 2, 3])
          await merge(use().database, { articles: [{ ...(many[round] as object), summary: `ملخص ${round}` }, CRANE_AGAIN] })
      })(),
    ]).finally(() => Promise.all(others.map((other) => other.close())))
    await work(use().database)
    expect(await waiting(use())).toBe(0)
    const after = await found(use())
    expect(after.filter((line) => line.startsWith("annotation ") && line.includes("lubna-bustani"))).toHaveLength(MANY)
    await letAllWait(use())
    await work(use().database)
    expect(await found(use())).toEqual(after)
  })

  it("and lists that each batch touches are told together, what was touched in rows at once", async () => {
    const { database } = use()
    await tellUntold(database, "ALL")
    await letAllWait(use())
    const before = await newest(database)
    await annotatePending(database)
    const told = (await recorded(database, before)).map((keys) => new Set(keys))
    const having = (key: string) => told.filter((keys) => keys.has(key)).length
    const [row] = await database.query<{ id: string }>(sql`SELECT id FROM articles WHERE slug = 'many-7'`)
    expect(told.length).toBeGreaterThan(MANY / 25)
    expect(having(`Article:${row?.id}`)).toBeGreaterThan(0)
    // However long it took: every three seconds at most, and at the end.
    expect(having("statements")).toBeGreaterThan(0)
    expect(having("statements")).toBeLessThan(told.length / 2)
    expect(await database.query(sql`SELECT FROM untold_lists`)).toEqual([])
  })

  it("and lists of which a process did not come to tell are told by the next", async () => {
    const { database } = use()
    await database.query(sql`INSERT INTO untold_lists VALUES ('statements', now() - interval '1 minute'), ('search', now())`)
    const before = await newest(database)
    await tellUntold(database, "DUE")
    expect(await recorded(database, before)).toEqual([["statements"]])
    await tellUntold(database, "ALL")
    expect(await recorded(database, before)).toEqual([["statements"], ["search"]])
  })
})

describe.runIf(inject("serverTemplates"))("processes that work off what waits", { timeout: 180_000 }, () => {
  describeOnDatabases("of one database", "migrated", (use, backend) => {
    beforeEach(() => resetTo(use().database, reports(CRANE, CRANE_AGAIN, CRANE_LATER, ...many)))
    const start = () => new Command("src/background.ts", [], use().location, { LOG_LEVEL: "info" })
    const afterSome = async (child: Command) => {
      const all = await waiting(use())
      while ((await waiting(use())) === all && child.child.exitCode === null) await sleep(20)
    }

    it.runIf(backend === "PostgreSQL")("lose nothing when they are killed at random", async () => {
      const whole = await found(use())
      for (let kill = 0; kill < 6; kill++) {
        if (kill % 2 === 0) await letAllWait(use())
        const process = start()
        if (kill < 4) await afterSome(process)
        await sleep(Math.random() * 400)
        process.child.kill("SIGKILL")
        await process.ended
        await giveBack(use())
      }
      const last = start()
      await expect.poll(() => waiting(use()), { timeout: 60_000 }).toBe(0)
      last.child.kill("SIGTERM")
      expect((await last.ended).code).toBe(0)
      expect(await found(use())).toEqual(whole)
    })

    it("end soon when they are told to, and leave nothing in hand", async () => {
      await letAllWait(use())
      const process = start()
      await afterSome(process)
      process.child.kill("SIGTERM")
      const { code, stderr } = await process.ended
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
      expect(await use().database.query(sql`SELECT FROM annotation_pending WHERE taken_until IS NOT NULL`)).toEqual([])
      const whole = await isnad(["annotate", "--json"], use().location)
      expect([whole.code, await waiting(use())]).toEqual([0, 0])
    })

    it("are as many as isnad annotate is told", async () => {
      await letAllWait(use())
      const { code, stdout } = await isnad(["annotate", "--workers", "2", "--json"], use().location)
      expect([code, JSON.parse(stdout)]).toEqual([0, { indexed: MANY + 3, annotated: MANY + 3, passedOver: [], notes: [] }])
      expect(await waiting(use())).toBe(0)
    })
  })
})
