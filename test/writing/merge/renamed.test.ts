import sql from "sql-template-tag"
import { expect, it } from "vitest"
import { bundleReader } from "../../../src/formats/bundle/reader.ts"
import { annotatePending, enqueueEverything } from "../../../src/writing/annotate/annotate-pending.ts"
import { indexPending } from "../../../src/writing/index/index-articles.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { bundleFolder } from "../../support/bundles.ts"
import { resetTo } from "../../support/contents.ts"
import { describeOnDatabases } from "../../support/databases.ts"

const names = (...values: string[]) =>
  values.map((value, index) => ({ value, language: "ar", kind: index === 0 ? "CANONICAL" : "ALIAS" }))
const person = (slug: string, ...values: string[]) => ({ slug, names: names(...values) })
const paper = (slug: string, kind: string, ...values: string[]) => ({ slug, kind, names: names(...values) })
const ARTICLES = [
  "قال قاسم سليماني إن الجولة انتهت.",
  "زار علي سليماني السوق. وقال سليماني إن السوق كبير.",
  "بحسب صحيفة الغد، انتهت الجولة.",
  "يعود الوفد في الغد.",
  "وبالعراق سوق كبير، وللعراق تجارة.",
  "لا أحد هنا.",
  "Kata’ib Ali said that Iraq's market closed.",
].map((body, index) => ({ slug: `a-${index}`, headline: `خبر ${index}`, language: "ar", body }))

/** Each is written into what those before it left. */
const CHANGES: readonly (readonly [what: object, waiting: readonly string[]])[] = [
  [{ people: [person("qasem", "قاسم سليماني")] }, ["a-0"]],
  [{ people: [person("qasem", "قاسم سليماني", "سليماني")] }, ["a-0", "a-1"]],
  // A description is not read in texts.
  [{ people: [{ ...person("qasem", "قاسم سليماني", "سليماني"), description: { ar: "ضابط" } }] }, []],
  [{ people: [person("ali", "علي سليماني")] }, ["a-1"]],
  [{ sources: [paper("ghad", "NEWS_OUTLET", "الغد")] }, ["a-2", "a-3"]],
  [{ sources: [paper("ghad", "MILITARY", "الغد")] }, ["a-2", "a-3"]],
  [{ topics: [{ slug: "iraq", names: names("عراق", "Iraq") }] }, ["a-4", "a-6"]],
  [{ people: [person("someone", "Kataib Ali")] }, ["a-6"]],
  [{ people: [person("qasem", "قاسم الخوري"), person("ali", "علي سليماني")] }, ["a-0", "a-1"]],
]

describeOnDatabases("a change of names", "migrated", (use) => {
  const annotations = () =>
    use().database.query<object>(
      sql`SELECT a.slug, n.annotation FROM article_annotations n JOIN articles a ON a.id = n.article_id ORDER BY 1`,
    )
  const finish = async () => {
    await indexPending(use().database)
    await annotatePending(use().database)
  }

  it("is read in the articles that it may concern, as if all were annotated anew, and in no others", async () => {
    await resetTo(use().database, { articles: ARTICLES })
    await finish()
    for (const [content, waiting] of CHANGES) {
      const before = await versions()
      await writeContent(use().database, bundleReader(bundleFolder(content)), { mode: "MERGE" })
      await finish()
      const after = await versions()
      expect([...after.keys()].filter((slug) => after.get(slug) !== before.get(slug))).toEqual(waiting)
      const local = await annotations()
      await enqueueEverything(use().database)
      await finish()
      expect(local).toEqual(await annotations())
    }
  }, 240_000)

  // Which transaction wrote an annotation last.
  const versions = async () => {
    const rows = await use().database.query<{ slug: string; written: string }>(
      sql`SELECT a.slug, n.xmin::text AS written FROM article_annotations n JOIN articles a ON a.id = n.article_id ORDER BY 1`,
    )
    return new Map(rows.map(({ slug, written }) => [slug, written]))
  }

  it("lets all articles wait that are not indexed, or by another version", async () => {
    await resetTo(use().database, { articles: ARTICLES })
    await finish()
    await use().database.query(
      sql`UPDATE article_search s SET version = version - 1 FROM articles a WHERE a.id = s.article_id AND a.slug = 'a-5'`,
    )
    await use().database.query(sql`INSERT INTO search_pending (article_id) SELECT id FROM articles WHERE slug = 'a-3'`)
    const before = await versions()
    await writeContent(use().database, bundleReader(bundleFolder({ people: [person("qasem", "قاسم سليماني")] })), {
      mode: "MERGE",
    })
    await annotatePending(use().database)
    const after = await versions()
    expect([...after.keys()].filter((slug) => after.get(slug) !== before.get(slug))).toEqual(["a-0", "a-3", "a-5"])
  })
})
