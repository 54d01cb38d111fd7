import sql from "sql-template-tag"
import { beforeEach, expect, it } from "vitest"
import { ANNOTATION_VERSION } from "../../../src/evidence/version.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { SEARCH_VERSION } from "../../../src/text/search/version.ts"
import { annotatePending } from "../../../src/writing/annotate/annotate-pending.ts"
import { takeTexts } from "../../../src/writing/annotate/sql.ts"
import { indexPending } from "../../../src/writing/index/index-articles.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder } from "../../support/bundles.ts"
import { derived, resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN, reports } from "./reports.ts"

// Who does what waits: a write its own articles, each version what it can do as well as any, each process what no other has in hand.

describeOnDatabases("what waits", "migrated", (use) => {
  beforeEach(async () => {
    await query(sql`DELETE FROM search_pending`)
    await query(sql`DELETE FROM annotation_pending`)
    await resetTo(use().database, reports(CRANE, CRANE_AGAIN, GARDEN))
  })
  const query = <Row extends object>(statement: ReturnType<typeof sql>) => use().database.query<Row>(statement)
  const add = (...articles: (typeof CRANE)[]) =>
    writeContent(use().database, bundleReader(bundleFolder({ articles })), { mode: "MERGE" })
  const letAllWait = async () => {
    await query(sql`INSERT INTO search_pending (article_id, since) SELECT id, '2020-01-01' FROM articles`)
    await query(sql`INSERT INTO annotation_pending (article_id, since) SELECT id, '2020-01-01' FROM articles`)
  }
  const waiting = async () =>
    (
      await query<{ slug: string }>(
        sql`SELECT slug FROM articles WHERE id IN (SELECT article_id FROM annotation_pending WHERE step = 0) AND id IN (SELECT article_id FROM search_pending) ORDER BY 1`,
      )
    ).map(({ slug }) => slug)
  const versions = async () =>
    (await query<{ version: number }>(sql`SELECT version FROM article_annotations ORDER BY article_id`)).map(
      ({ version }) => version,
    )

  it("from others is not done by the next write, which does its own, also of what waited before", async () => {
    await letAllWait()
    await add(CRANE_LATER, { ...GARDEN, summary: "ملخص" } as never)
    expect(await waiting()).toEqual(["crane", "crane-again"])
    const said = await query(sql`SELECT FROM statements s JOIN articles a ON a.id = s.article_id WHERE a.slug = 'crane-later'`)
    expect(said.length).toBeGreaterThan(0)
    const found = await query(
      sql`SELECT FROM article_search s JOIN articles a ON a.id = s.article_id WHERE a.slug = 'crane-later'`,
    )
    expect(found).toHaveLength(1)
    expect([await indexPending(use().database), await annotatePending(use().database)]).toEqual([2, 2])
    const after = await derived(use().database)
    await resetTo(use().database, { ...reports(), articles: [] })
    await add(CRANE, CRANE_AGAIN, CRANE_LATER, { ...GARDEN, summary: "ملخص" } as never)
    const withoutNames = (lines: string[]) => lines.filter((line) => !/^(story|member) /.test(line))
    expect(withoutNames(after)).toEqual(withoutNames(await derived(use().database)))
  })

  it("is what older rules made, and never what newer ones did", async () => {
    await query(sql`UPDATE article_annotations SET version = ${ANNOTATION_VERSION + 1}`)
    await query(sql`UPDATE article_search SET version = ${SEARCH_VERSION + 1}`)
    await query(sql`UPDATE indexed_names SET version = ${SEARCH_VERSION + 1}`)
    expect([await indexPending(use().database), await annotatePending(use().database)]).toEqual([0, 0])
    expect(await query(sql`SELECT FROM indexed_names WHERE version = ${SEARCH_VERSION + 1}`)).toHaveLength(
      (await query(sql`SELECT FROM indexed_names`)).length,
    )
    await query(sql`UPDATE article_annotations SET version = ${ANNOTATION_VERSION - 1}`)
    await query(sql`UPDATE article_search SET version = ${SEARCH_VERSION - 1}`)
    expect([await indexPending(use().database), await annotatePending(use().database)]).toEqual([3, 3])
    expect(await versions()).toEqual([ANNOTATION_VERSION, ANNOTATION_VERSION, ANNOTATION_VERSION])
  })

  it("for newer rules is left to them", async () => {
    await letAllWait()
    await query(sql`UPDATE annotation_pending SET version = ${ANNOTATION_VERSION + 1}`)
    await query(sql`UPDATE search_pending SET version = ${SEARCH_VERSION + 1}`)
    expect([await indexPending(use().database), await annotatePending(use().database)]).toEqual([0, 0])
    expect(await waiting()).toHaveLength(3)
  })

  it("of a process that was killed is others' to do after a while, and nobody else's before", async () => {
    await letAllWait()
    const taken = await query<{ id: string }>(takeTexts(2, "-1", ANNOTATION_VERSION))
    expect(taken).toHaveLength(2)
    expect(await annotatePending(use().database)).toBe(1)
    await query(sql`UPDATE annotation_pending SET taken_until = now() - interval '1 second'`)
    expect(await annotatePending(use().database)).toBe(2)
    expect((await derived(use().database)).filter((line) => line.startsWith("pending "))).toEqual([])
  })

  it("and was taken in hand is written as it is then: an article that was written meanwhile keeps what that write found", async () => {
    const before = await derived(use().database)
    await letAllWait()
    let written: Promise<unknown> | undefined
    await annotatePending(use().database, (phase) => {
      if (phase === "reading texts") written ??= add({ ...CRANE, body: "نص آخر لا يقول شيئا." })
    })
    await written
    expect((await derived(use().database)).filter((line) => line.startsWith("pending "))).toEqual([])
    await add(CRANE)
    expect(await derived(use().database)).toEqual(before)
  })
})
