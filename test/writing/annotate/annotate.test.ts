import sql from "sql-template-tag"
import { beforeEach, expect, it } from "vitest"
import type { StoredAnnotation } from "../../../src/evidence/stored.ts"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { annotatePending } from "../../../src/writing/annotate/annotate-pending.ts"
import { ENQUEUE_EVERYTHING } from "../../../src/writing/annotate/sql.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder } from "../../support/bundles.ts"
import { derived, resetTo } from "../../support/contents.ts"
import { describeOnDatabases, open } from "../../support/databases.ts"
import { CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN, reports } from "./reports.ts"

const ALL = [CRANE, CRANE_AGAIN, CRANE_LATER, GARDEN]

describeOnDatabases("what is derived from texts", "migrated", (use) => {
  beforeEach(() => resetTo(use().database, { ...reports(), articles: [] }))
  const add = (...articles: typeof ALL) =>
    writeContent(use().database, bundleReader(bundleFolder({ articles })), { mode: "MERGE" })
  const query = <Row extends object>(statement: ReturnType<typeof sql>) => use().database.query<Row>(statement)
  const stories = async () =>
    query<{ slug: string; members: string[]; changes: number }>(sql`SELECT t.slug,
      ARRAY(SELECT a.slug FROM story_articles m JOIN articles a ON a.id = m.article_id WHERE m.story_id = t.id ORDER BY 1) AS members,
      (SELECT count(*)::int FROM story_changes c WHERE c.from_id = t.id OR c.into_id = t.id) AS changes FROM stories t ORDER BY 1`)

  it("is there when a small write has ended, and every range lies in its body", async () => {
    await add(...ALL)
    const rows = await query<{ body: string; annotation: StoredAnnotation }>(
      sql`SELECT a.body, n.annotation FROM articles a JOIN article_annotations n ON n.article_id = a.id`,
    )
    expect(rows).toHaveLength(ALL.length)
    let mentions = 0
    for (const { body, annotation } of rows) {
      for (const { start, end } of [annotation.mentions, annotation.statements, annotation.dates, annotation.quantities].flat())
        expect(body.slice(start, end).trim()).not.toBe("")
      mentions += annotation.mentions.filter(({ entity }) => entity.slug === "fadi-marsawi").length
    }
    expect(mentions).toBe(3)
    const said = await query<{
      slug: string
      text: string
    }>(sql`SELECT p.slug, substr(a.body, s.start_at + 1, s.end_at - s.start_at) AS text
      FROM statements s JOIN statement_steps l ON l.statement_id = s.id JOIN people p ON p.id = l.person_id JOIN articles a ON a.id = s.article_id`)
    expect(said.length).toBeGreaterThanOrEqual(3)
    expect(new Set(said.map(({ slug }) => slug))).toEqual(new Set(["fadi-marsawi"]))
    expect(said.map(({ text }) => text).join("\n")).toContain("الرافعة الجديدة ستبدأ العمل")
  })

  it("is the same whatever the order in which articles came, and when it is computed anew", async () => {
    await add(...ALL)
    const once = await derived(use().database)
    expect(once.filter((line) => line.startsWith("passage "))).toHaveLength(3)
    expect(once.filter((line) => line.startsWith("pending "))).toEqual([])
    await resetTo(use().database, { ...reports(), articles: [] })
    expect(await derived(use().database)).toEqual([])
    for (const one of [GARDEN, CRANE_LATER, CRANE, CRANE_AGAIN]) await add(one)
    const withoutNames = (lines: string[]) => lines.filter((line) => !/^(story|member) /.test(line))
    expect(withoutNames(await derived(use().database))).toEqual(withoutNames(once))
    expect((await stories()).map(({ members }) => members)).toEqual([["crane", "crane-again", "crane-later"]])
    const before = await derived(use().database)
    await use().database.transaction((transaction) => transaction.script(ENQUEUE_EVERYTHING))
    expect(await annotatePending(use().database)).toBe(ALL.length)
    expect(await derived(use().database)).toEqual(before)
    expect(await annotatePending(use().database)).toBe(0)
  })

  it("goes on where it was stopped", async () => {
    await add(...ALL)
    const whole = await derived(use().database)
    for (const stop of ["reading texts", "comparing texts", "comparing reports"]) {
      await use().database.transaction((transaction) => transaction.script(ENQUEUE_EVERYTHING))
      const stopped = annotatePending(use().database, (phase) => {
        if (phase === stop) throw new Error("stopped")
      })
      await expect(stopped).rejects.toThrow("stopped")
      await annotatePending(use().database)
      expect(await derived(use().database)).toEqual(whole)
    }
  })

  it("is computed beside writes of the same articles, and neither waits for the other for ever", async () => {
    await add(...ALL)
    const other = open(use().location)
    const recompute = async () => {
      for (let round = 0; round < 4; round++) {
        await other.transaction((transaction) => transaction.script(ENQUEUE_EVERYTHING))
        await annotatePending(other)
      }
    }
    const rewrite = async () => {
      for (let round = 0; round < 8; round++) await add(...ALL.map((one) => ({ ...one, summary: `مسودة ${round}` })))
    }
    await Promise.all([recompute(), rewrite()]).finally(() => other.close())
    const lines = await derived(use().database)
    expect(lines.filter((line) => line.startsWith("passage "))).toHaveLength(3)
    expect(lines.filter((line) => line.startsWith("pending "))).toEqual([])
  })

  it("keeps a story's id while articles come and go, and groups only what belongs together", async () => {
    await add(CRANE_AGAIN, CRANE_LATER, GARDEN)
    const [first] = await stories()
    expect(first).toMatchObject({ slug: "crane-again", members: ["crane-again", "crane-later"] })
    await add(CRANE)
    expect(await stories()).toEqual([{ slug: "crane-again", members: ["crane", "crane-again", "crane-later"], changes: 0 }])
    await resetTo(use().database, reports(CRANE, CRANE_LATER, GARDEN))
    expect(await stories()).toMatchObject([{ slug: "crane-again", members: ["crane", "crane-later"] }])
    await resetTo(use().database, reports(CRANE, GARDEN))
    expect(await stories()).toEqual([])
  })

  it("leaves nothing of an old text where the text changed, and nothing of an article that is gone", async () => {
    await resetTo(use().database, reports(...ALL))
    await resetTo(use().database, reports({ ...CRANE, body: "أمطرت طوال الليل على التلة." }, GARDEN))
    const lines = await derived(use().database)
    expect(lines.filter((line) => /^(statement|step|story|member) /.test(line))).toEqual([])
    await resetTo(use().database, reports(GARDEN))
    expect((await derived(use().database)).map((line) => line.split(" ")[0])).toEqual(
      expect.not.arrayContaining(["statement", "step", "shared", "passage", "story", "member", "pending"]),
    )
    const [left] = await query<{ count: number }>(
      sql`SELECT count(*)::int AS count FROM fingerprints f WHERE NOT EXISTS (SELECT FROM articles a WHERE a.id = f.article_id)`,
    )
    expect(left?.count).toBe(0)
  })

  it("leaves what hundreds share aside, whatever the order in which they came", async () => {
    const notice =
      "جميع الحقوق محفوظة لصاحب هذه النشرة ولا يجوز نقل أي جزء منها بأي وسيلة من دون إذن مكتوب من إدارة التحرير التي تنظر في كل طلب على حدة خلال أسبوعين من وصوله إليها"
    const many = Array.from({ length: 103 }, (_, index) => ({
      ...GARDEN,
      slug: `notice-${index}`,
      body: `${Array.from({ length: 30 }, (_, word) => `كلمة${index}${String.fromCharCode(1587 + (word % 20))}${word}`).join(" ")}.\n\n${notice}.`,
    }))
    await add(...many.slice(0, 40))
    const [some] = await query<{ count: number }>(sql`SELECT count(*)::int AS count FROM shared_passages`)
    expect(some?.count).toBe((40 * 39) / 2)
    await add(...many.slice(40))
    const [none] = await query<{ count: number }>(sql`SELECT count(*)::int AS count FROM shared_passages`)
    expect(none?.count).toBe(0)
  })
})
