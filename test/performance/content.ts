import type { QueryId } from "../../bench/requests/queries.ts"
import type { Question } from "../../bench/requests/servers/dialect.ts"
import { isnadDialect } from "../../bench/requests/servers/isnad.ts"
import type { ContentReader } from "../../src/content/records/content-reader.ts"
import { readerOf } from "../graphql/content.ts"

// Enough rows that a plan which reads more than it must is seen: every person, topic and source stands in hundreds of articles.

export const ARTICLES = 3_000
/** A word that stands in ten articles. */
export const RARE = "زمرد"
const PEOPLE = 20
const TOPICS = 10
const SOURCES = 5

const range = (length: number) => Array.from({ length }, (_, index) => index)
const names = (value: string) => [{ value, language: "ar", kind: "CANONICAL" as const }]

type Records = Parameters<typeof readerOf>[0] extends Iterable<infer Each> ? Each : never

export function performanceContent(): ContentReader {
  return readerOf(records())
}

function* records(): Generator<Records> {
  for (const i of range(SOURCES))
    yield { kind: "source", value: { slug: `source-${i}`, kind: "NEWS_OUTLET", names: names(`مصدر ${i}`) } }
  for (const i of range(PEOPLE)) yield { kind: "person", value: { slug: `person-${i}`, names: names(`شخص ${i}`) } }
  for (const i of range(TOPICS)) yield { kind: "topic", value: { slug: `topic-${i}`, names: names(`موضوع ${i}`) } }
  for (const i of range(ARTICLES))
    yield {
      kind: "article",
      value: {
        slug: `article-${i}`,
        headline: `خبر ${i}`,
        language: "ar",
        body: i % 300 === 0 ? `نص قصير فيه ${RARE}.` : "نص قصير.",
        publishedAt: new Date(Date.UTC(2021, 0, 1) + i * 3_600_000).toISOString(),
        publisher: `source-${i % SOURCES}`,
        people: range(3).map((n) => ({ person: `person-${(i + n * 7) % PEOPLE}`, role: "MENTIONED" as const })),
        topics: [`topic-${i % TOPICS}`, `topic-${(i + 3) % TOPICS}`],
        citedSources: [],
        mentionedSources: [],
      },
    }
}

const before = "2021-05-01T00:00:00.000Z"
const VARIANTS = {
  Q1: { id: 1_500 },
  Q2: { before },
  Q3: { topic: 4 },
  Q4: { source: 4, topic: 4, from: "2021-01-01T00:00:00.000Z", before: "2021-06-01T00:00:00.000Z" },
  Q5: { before },
  Q6: { person: 4 },
  Q7: { word: RARE },
}

/** A query of the benchmark about this content. */
export function askedFor(query: QueryId): { text: string; variables: Record<string, unknown> } {
  const { body } = isnadDialect[query] as Question<QueryId>
  const asked = body(VARIANTS[query]) as { query: string; variables: Record<string, unknown> }
  return { text: asked.query, variables: asked.variables }
}
