import type { ContentReader } from "../../../src/content/records/content-reader.ts"
import { readerOf } from "../../graphql/content.ts"

// Content in which every field of a filter selects something and leaves something: undated articles, articles without a
// publisher, people with two roles, topics three levels deep, ties.

const range = (length: number) => Array.from({ length }, (_, index) => index)
const both = (ar: string, en: string) => [
  { value: ar, language: "ar", kind: "CANONICAL" as const },
  { value: en, language: "en", kind: "CANONICAL" as const },
]
const pick = <Value>(values: readonly Value[], index: number) => values[index % values.length] as Value
const ROLES = ["AUTHOR", "SUBJECT", "QUOTED", "MENTIONED"] as const

/** The topic above each. */
export const PARENTS: Record<string, string | null> = { "f-top": null, "f-mid": "f-top", "f-low": "f-mid", "f-side": null }
export const TOPICS = Object.keys(PARENTS)
export const SOURCES = range(4).map((i) => `f-source-${i}`)
export const PEOPLE = range(5).map((i) => `f-person-${i}`)
const HEADLINES = ["خبر عن الجسر", "A report of the bridge", "زيارة إلى المدرسة", "خبر قديم", "الجسور الجديدة"]
const BODIES = ["افتتح الوزير الجسر في نيسان.", "The bridge was opened.", "زار الوفد المدرسة والجسر.", "لا شيء يذكر هنا."]

type Record_ = Parameters<typeof readerOf>[0] extends Iterable<infer Each> ? Each : never

function* records(): Generator<Record_> {
  for (const [i, slug] of SOURCES.entries())
    yield {
      kind: "source",
      value: { slug, kind: pick(["NGO", "NEWS_OUTLET"] as const, i), names: both(`مصدر ${i}`, `Source ${i}`) },
    }
  for (const [i, slug] of PEOPLE.entries())
    yield { kind: "person", value: { slug, names: both(`شخص رقم ${i}`, `Somebody ${i}`) } }
  for (const [i, slug] of TOPICS.entries())
    yield {
      kind: "topic",
      value: { slug, names: both(`موضوع ${i}`, `Topic ${i}`), ...(PARENTS[slug] ? { parent: PARENTS[slug] } : {}) },
    }
  for (const i of range(60)) {
    const [first, second] = [pick(PEOPLE, i), pick(PEOPLE, i * 3 + 1)]
    yield {
      kind: "article",
      value: {
        slug: `f-article-${i}`,
        headline: `${pick(HEADLINES, i)} ${i}`,
        body: `${pick(BODIES, i * 7)} ${pick(BODIES, i >> 2)}`,
        language: pick(["ar", "ar", "en"], i),
        ...(i % 5 === 0 ? {} : { publishedAt: new Date(Date.UTC(2021, i % 4, 1 + (i % 9))).toISOString() }),
        ...(i % 6 === 0 ? {} : { publisher: pick(SOURCES, i >> 1) }),
        people: [
          ...(i % 7 === 0 ? [] : [{ person: first, role: pick(ROLES, i) }]),
          ...(i % 3 === 0 ? [{ person: first, role: pick(ROLES, i + 1) }] : []),
          ...(second === first ? [] : [{ person: second, role: pick(ROLES, i >> 1) }]),
        ],
        topics: i % 8 === 0 ? [] : [...new Set([pick(TOPICS, i), pick(TOPICS, i * 5 + (i >> 3))])],
        citedSources: i % 4 === 0 ? [] : [pick(SOURCES, i * 3)],
        mentionedSources: i % 4 === 0 ? [pick(SOURCES, i + 1)] : [],
      },
    }
  }
}

export const filterContent = (): ContentReader => readerOf(records())
