import sql from "sql-template-tag"
import { rowId } from "../../src/content/row-id.ts"
import type { Database } from "../../src/db/database.ts"
import type { AttributionStep, EntityRef } from "../../src/evidence/annotation.ts"
import type { StoredMention, StoredStatement } from "../../src/evidence/stored.ts"
import type { Range } from "../../src/text/range.ts"
import { writeContent } from "../../src/writing/write.ts"
import { readerOf } from "../graphql/content.ts"

// Articles with known mentions and statements, including special cases: equal times, undated articles, an unnamed speaker,
// somebody who passes on their own words, a mention of a person who does not exist, repeated words.

export interface EvidenceArticle {
  readonly slug: string
  readonly body: string
  readonly publishedAt: string | null
  readonly mentions: readonly StoredMention[]
  readonly statements: readonly StoredStatement[]
}

const numbers = (length: number) => Array.from({ length }, (_, index) => index)
const both = (ar: string, en: string) => [
  { value: ar, language: "ar", kind: "CANONICAL" as const },
  { value: en, language: "en", kind: "CANONICAL" as const },
]

export const EVIDENCE_PEOPLE = numbers(4).map((i) => `e-person-${i}`)
export const EVIDENCE_SOURCES = numbers(3).map((i) => `e-source-${i}`)
/** Occurs in mentions only; no such person is stored. */
export const GONE = "e-gone"

export const EVIDENCE: readonly EvidenceArticle[] = numbers(24).map(evidenceArticle)

function evidenceArticle(i: number): EvidenceArticle {
  const person = `e-person-${i % 4}`
  const source = `e-source-${i % 3}`
  const body = [
    "تفاصيل الافتتاح",
    `قال سالم الجبوري في بلدة الزاب إن «الجسر رقم ${i} يفتح غدا» بحسب وكالة النهر، ونفى ذلك خالد الراحل.`,
    `وذكر موظفان في البلدية أن كلفة العمل ${i} مليونا 👷 بلا زيادة.`,
    "ردود الفعل",
    "لا تعليق.",
    "لا تعليق.",
  ].join("\n\n")
  const at = (words: string): Range => {
    const start = body.indexOf(words)
    return { start, end: start + words.length }
  }
  const mention = (words: string, kind: EntityRef["kind"], slug: string, confidence = 0.75): StoredMention => ({
    ...at(words),
    entity: { kind, slug },
    confidence,
    method: confidence === 1 ? "CURATED" : "EXTRACTED",
  })
  const said = (words: string, direct: boolean, chain: readonly AttributionStep[], attribution: string): StoredStatement => ({
    ...at(words),
    direct,
    chain,
    attribution: at(attribution),
    confidence: 0.5,
    method: "EXTRACTED",
  })
  const unnamed = { description: "موظفان في البلدية", count: 2, anonymity: "لم يكشفا عن اسميهما" }
  const reply: StoredStatement = {
    ...at("لا تعليق.\n\nلا تعليق."),
    direct: false,
    chain: [{ person }, { person }, { source }],
    attribution: null,
    confidence: 1,
    method: "CURATED",
  }
  return {
    slug: `e-article-${i}`,
    body,
    publishedAt: [null, "2021-04-07T12:00:00.000Z", new Date(Date.UTC(2021, 4, 1 + i)).toISOString()][i % 3] as string | null,
    mentions: [
      mention("سالم الجبوري", "person", person),
      mention("الزاب", "topic", "e-topic", 1),
      mention("وكالة النهر", "source", source),
      mention("خالد الراحل", "person", GONE),
    ],
    statements: [
      said(`الجسر رقم ${i} يفتح غدا`, true, [{ person }, ...(i % 2 ? [{ source }] : [])], "قال سالم الجبوري في بلدة الزاب إن"),
      said(`كلفة العمل ${i} مليونا 👷 بلا زيادة`, false, [i % 5 ? unnamed : { source }], "وذكر موظفان في البلدية أن"),
      ...(i % 4 === 0 ? [reply] : []),
    ],
  }
}

/** Stores these articles with their annotations, and deletes the annotations of all others. */
export async function writeEvidence(database: Database): Promise<void> {
  await writeContent(database, readerOf(records()), { mode: "MERGE" })
  await database.query(sql`DELETE FROM statements`)
  await database.query(sql`DELETE FROM article_annotations`)
  const annotations = EVIDENCE.map(({ slug, mentions, statements }) => ({
    article_id: rowId("article", slug),
    annotation: { mentions, statements, dates: [], quantities: [] },
  }))
  await database.query(sql`INSERT INTO article_annotations (article_id, version, annotation, words, fingerprints)
    SELECT e.article_id, 1, e.annotation, 0, '{}' FROM json_to_recordset(${JSON.stringify(annotations)}::json) AS e(article_id bigint, annotation jsonb)`)
  const statements = EVIDENCE.flatMap((article) => article.statements.map((_, position) => statementRow(article, position)))
  await database.query(
    sql`INSERT INTO statements SELECT * FROM json_populate_recordset(NULL::statements, ${JSON.stringify(statements)}::json)`,
  )
  const steps = EVIDENCE.flatMap((article) => article.statements.flatMap((_, position) => stepRows(article, position)))
  await database.query(
    sql`INSERT INTO statement_steps SELECT * FROM json_populate_recordset(NULL::statement_steps, ${JSON.stringify(steps)}::json)`,
  )
}

export function statementId(slug: string, position: number): string {
  return rowId("statement", `${slug}:${position}`)
}

function statementRow({ slug, statements, publishedAt }: EvidenceArticle, position: number) {
  const { start, end, attribution, direct, method, confidence } = statements[position] as StoredStatement
  return {
    id: statementId(slug, position),
    article_id: rowId("article", slug),
    position,
    start_at: start,
    end_at: end,
    attribution_start: attribution?.start ?? null,
    attribution_end: attribution?.end ?? null,
    direct,
    method,
    confidence,
    sort_at: publishedAt ?? "-infinity",
  }
}

function stepRows({ slug, statements, publishedAt }: EvidenceArticle, position: number) {
  return (statements[position] as StoredStatement).chain.map((step, place) => ({
    statement_id: statementId(slug, position),
    position: place,
    person_id: step.person === undefined ? null : rowId("person", step.person),
    source_id: step.source === undefined ? null : rowId("source", step.source),
    description: step.description ?? null,
    count: step.count ?? null,
    anonymity: step.anonymity ?? null,
    sort_at: publishedAt ?? "-infinity",
  }))
}

function* records(): Generator<Parameters<typeof readerOf>[0] extends Iterable<infer Each> ? Each : never> {
  for (const [i, slug] of EVIDENCE_SOURCES.entries())
    yield { kind: "source", value: { slug, kind: "NEWS_AGENCY", names: both(`وكالة ${i}`, `Agency ${i}`) } }
  for (const [i, slug] of EVIDENCE_PEOPLE.entries())
    yield { kind: "person", value: { slug, names: both(`متحدث ${i}`, `Speaker ${i}`) } }
  yield { kind: "topic", value: { slug: "e-topic", names: both("بلدة الزاب", "Zab") } }
  for (const { slug, body, publishedAt } of EVIDENCE)
    yield {
      kind: "article",
      value: {
        slug,
        headline: "افتتاح جسر",
        language: "ar",
        body,
        ...(publishedAt ? { publishedAt } : {}),
        people: [],
        topics: ["e-topic"],
        citedSources: [],
        mentionedSources: [],
      },
    }
}
