import fc from "fast-check"
import sql from "sql-template-tag"
import { expect, it, vi } from "vitest"
import type { StoredAnnotation } from "../../../src/evidence/stored.ts"
import { importFiles } from "../../../src/writing/import/import.ts"
import { Shortfalls } from "../../../src/writing/passed-over/shortfalls.ts"
import { writeContent } from "../../../src/writing/write.ts"
import { readerOf } from "../../graphql/content.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { folderOf } from "../../support/folders.ts"

// Whatever a text says, what is derived from it can be written into both databases.

const CUES =
  "قال|وأضاف|أعلنت|بحسب|وفقا لـ|نقلا عن|مشيرا إلى|شريطة عدم ذكر اسمه|وعدت|رفض ذكر|إن|أن|بايدن|رويترز|المسؤول|مسؤولين|مسؤول|في الساعة|هجوم|قتيلا|أمس|أبريل|said|told|according to|that|citing|officials|the official|people were killed in an attack|on Monday|April|who spoke on condition of anonymity|officials said that the market opens"
const NUMBERS =
  "10.30|10:30|10.00|١٠٫٣٠|3,000,000,000|3000000000|٣٬٠٠٠٬٠٠٠٬٠٠٠|2147483647|2147483648|999999999999999|2.5|-5|0|50%|٥٠٪|+964 770 123 4567|10-15|3/4|2021|99999|0000|30/2/0001|ثلاثة|ألفان|مليار|تريليون|خمسة وعشرون|hundred and|three|billion|trillion|½|²|①"
const MARKS = '"|“|”|«|»|‘|’|(|)|:|،|,|.|؟|-|—|ـ|\n|\n\n|🙂|ﷺ|\u0301|\u200f|\ufeff|\u{10ffff}|👨‍👩‍👧'

const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...CUES.split("|")) },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS.split("|")) },
  { weight: 2, arbitrary: fc.constantFrom(...MARKS.split("|")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 5 }).map((text) => text.replaceAll("\0", "")) },
)
const body = fc
  .tuple(fc.array(piece, { minLength: 1, maxLength: 60 }), fc.constantFrom(" ", " ", ""))
  .map(([pieces, between]) => pieces.join(between))
  .filter((text) => text.trim() !== "")

const REPEATED =
  "وقالت وكالة رويترز إن 12 شخصا قتلوا في هجوم أمس بحسب مسؤولين تحدثوا شريطة عدم ذكر أسمائهم ولم تتضح الأسباب بعد"

const LONG = {
  "one-word": "ا".repeat(100_000),
  "one-speaker": `قال مسؤول ${"ط".repeat(50_000)} إن السوق يفتح غدا. ${"وأضاف أن السوق يغلق غدا. ".repeat(300)}`,
  "one-sentence": `تم الاتفاق${Array.from({ length: 3_000 }, (_, index) => `، بحسب مسؤول رقم${index}`).join("")}`,
  "one-quotation": `قال بايدن «${"كلمة ".repeat(20_000)}`,
  "one-number": "hundred and ".repeat(5_000),
}

describeOnDatabases("what is derived from any text", "seeded copy", (use) => {
  const query = <Row extends object>(statement: ReturnType<typeof sql>) => use().database.query<Row>(statement)

  it("can be written, and nothing is passed over", async () => {
    const texts = [
      ...fc
        .sample(body, { numRuns: 250, seed: 20_261_128 })
        .map((text, index) => (index % 5 ? text : `${text}\n\n${REPEATED}`)),
      ...Object.values(LONG),
    ]
    const shortfalls = new Shortfalls()
    await writeContent(
      use().database,
      readerOf(
        texts.map((text, index) => ({
          kind: "article",
          value: {
            slug: `any-${index}`,
            headline: `خبر ${index}`,
            language: index % 2 ? "ar" : "en",
            body: text,
            publishedAt: ["0001-01-01T00:00:00.000Z", "2021-04-07T00:00:00.000Z", "9999-12-31T23:59:59.999Z"][index % 3],
          },
        })),
      ),
      { mode: "MERGE", shortfalls },
    )
    expect([shortfalls.passedOver, shortfalls.notes]).toEqual([[], []])
    const rows = await query<{ body: string; annotation: StoredAnnotation }>(
      sql`SELECT a.body, n.annotation FROM articles a JOIN article_annotations n ON n.article_id = a.id WHERE a.slug LIKE 'any-%'`,
    )
    expect(rows).toHaveLength(texts.length)
    let found = 0
    for (const { body, annotation } of rows) {
      const { mentions, statements, dates, quantities } = annotation
      const attributions = statements.flatMap(({ attribution }) => attribution ?? [])
      for (const { start, end } of [mentions, statements, attributions, dates, quantities].flat()) {
        if (!(start >= 0 && start < end && end <= body.length)) expect.fail(`${start} to ${end} in ${body}`)
      }
      for (const { value } of quantities) expect(Number.isFinite(value)).toBe(true)
      found += statements.length
    }
    expect(found).toBeGreaterThan(100)
    const wrong = await query(sql`SELECT c.count, length(c.description) AS long FROM statement_steps c
      WHERE c.count < 1 OR c.position > 19 OR length(c.description) > 500`)
    expect(wrong).toEqual([])
  })

  it("leaves a number that is no count aside in an import, and keeps the first ten thousand statements", async () => {
    const many = "قال زيد إن هذا خبر قصير.\n\n".repeat(10_001)
    const folder = folderOf({
      "time.txt": "A short title\n\nAt 10.30 officials said the market opens tomorrow.\n",
      "large.txt": "Another title\n\n3000000000 officials said that the market opens.\n",
      "three.txt": "A third title\n\nThree officials said that the market opens.\n",
      "many.txt": `عنوان قصير\n\n${many}`,
    })
    const { refused, changes, shortfalls } = await importFiles(use().database, [folder])
    expect([refused, shortfalls.passedOver, changes.articles.created]).toEqual([[], [], 4])
    expect(shortfalls.notes).toEqual([
      expect.stringMatching(/^عنوان-قصير-\w+: the first 10,000 of its 10,001 statements are kept$/),
    ])
    const said =
      await query(sql`SELECT a.headline, c.description, c.count FROM statement_steps c JOIN statements s ON s.id = c.statement_id
      JOIN articles a ON a.id = s.article_id WHERE a.headline LIKE '% title' ORDER BY 1`)
    expect(said).toEqual([
      { headline: "A short title", description: "officials", count: null },
      { headline: "A third title", description: "officials", count: 3 },
      { headline: "Another title", description: "officials", count: null },
    ])
    const [kept] =
      await query(sql`SELECT count(*)::int AS count, max(position) AS last FROM statements s JOIN articles a ON a.id = s.article_id
      WHERE a.headline = 'عنوان قصير'`)
    expect(kept).toEqual({ count: 10_000, last: 9_999 })
  })
})

const broken = vi.hoisted(() => ({ words: "تكسر القراءة" }))
vi.mock("../../../src/evidence/names/link.ts", async (importOriginal) => {
  const original = await importOriginal<typeof import("../../../src/evidence/names/link.ts")>()
  const linkText: typeof original.linkText = (document, dictionary) => {
    if (document.body.includes(broken.words)) throw new RangeError("Maximum call stack size exceeded")
    return original.linkText(document, dictionary)
  }
  return { ...original, linkText }
})

describeOnDatabases("a document on which the importer fails", "seeded copy", (use) => {
  it("is refused by itself, and the others are imported", async () => {
    const folder = folderOf({ "a.txt": `عنوان\n\n${broken.words}.`, "b.txt": "عنوان آخر\n\nنص." })
    const { refused, changes } = await importFiles(use().database, [folder])
    expect(changes.articles.created).toBe(1)
    expect(refused).toEqual([
      {
        file: expect.stringMatching(/a\.txt$/),
        reason: expect.stringMatching(/a\.txt: it cannot be read \(Maximum call stack size exceeded\)\. This is a defect/),
      },
    ])
  })
})
