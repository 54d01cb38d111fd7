import type { ContentReader } from "../../src/content/records/content-reader.ts"
import type { ContentRecord } from "../../src/content/records/records.ts"

// Content that makes paging hard: ties, undated articles, roles twice, an article with many of everything.

type Bare = ContentRecord extends infer Each ? (Each extends { origin: unknown } ? Omit<Each, "origin"> : never) : never

export function readerOf(records: Iterable<Bare>): ContentReader {
  return {
    name: "test",
    async *read() {
      let line = 0
      for (const record of records) yield { origin: { file: "test", line: ++line }, ...record } as ContentRecord
    },
  }
}

const names = (value: string) => [{ value, language: "ar", kind: "CANONICAL" as const }]
const range = (length: number) => Array.from({ length }, (_, index) => index)

const TIED = "2021-04-07T12:00:00.000Z"

function* records(): Generator<Bare> {
  for (const i of range(7)) yield { kind: "source", value: { slug: `p-source-${i}`, kind: "NGO", names: names("مصدر واحد") } }
  for (const i of range(9)) yield { kind: "person", value: { slug: `p-person-${i}`, names: names(`شخص ${i % 3}`) } }
  yield { kind: "topic", value: { slug: "p-topic", names: names("موضوع") } }
  for (const i of range(8)) yield { kind: "topic", value: { slug: `p-topic-${i}`, names: names("فرع"), parent: "p-topic" } }
  for (const i of range(23)) {
    // A third undated, a third at one moment, the rest a second apart.
    const publishedAt = i % 3 === 0 ? undefined : i % 3 === 1 ? TIED : `2021-04-07T12:00:${String(i).padStart(2, "0")}.000Z`
    const every = i === 5
    yield {
      kind: "article",
      value: {
        slug: `p-article-${i}`,
        headline: `خبر ${i}`,
        language: "ar",
        body: "نص",
        ...(publishedAt ? { publishedAt } : {}),
        publisher: "p-source-0",
        people: [
          { person: "p-person-0", role: "QUOTED" },
          ...(i % 2 ? [{ person: "p-person-0", role: "SUBJECT" as const }] : []),
          ...(every ? range(8).map((n) => ({ person: `p-person-${n + 1}`, role: "MENTIONED" as const })) : []),
        ],
        topics: every ? range(8).map((n) => `p-topic-${n}`) : [i % 2 ? "p-topic" : "p-topic-1"],
        citedSources: every ? range(7).map((n) => `p-source-${n}`) : ["p-source-1"],
        mentionedSources: every ? [] : ["p-source-2", "p-source-3"],
      },
    }
  }
}

export const pagingContent = () => readerOf(records())
