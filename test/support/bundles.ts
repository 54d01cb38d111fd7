import { folderOf } from "./folders.ts"

type Line = object | string

/** The records of a bundle; a string is written as a line unchanged. */
export interface Bundle {
  sources: Line[]
  people: Line[]
  topics: Line[]
  articles: Line[]
  stories?: Line[]
}

const named = (slug: string, ar: string, en: string) => ({
  slug,
  names: [
    { value: ar, language: "ar", kind: "CANONICAL" },
    { value: en, language: "en", kind: "CANONICAL" },
  ],
})

/**
 * A small valid bundle: the topic `region` is below `world`, and `city` below `region`; three articles, one of them undated.
 */
export function smallBundle() {
  return {
    sources: [
      { ...named("paper", "الجريدة", "The Paper"), kind: "NEWS_OUTLET" },
      { ...named("agency", "الوكالة", "The Agency"), kind: "NEWS_AGENCY" },
    ],
    people: [named("huda", "هدى", "Huda"), named("karim", "كريم", "Karim")],
    topics: [
      named("world", "العالم", "World"),
      { ...named("region", "المنطقة", "Region"), parent: "world" },
      { ...named("city", "المدينة", "City"), parent: "region" },
      named("sport", "الرياضة", "Sport"),
    ],
    articles: [
      {
        slug: "bridge",
        headline: "جسر جديد",
        language: "ar",
        body: "افتتح الجسر.\n\nوحضر الناس.",
        publishedAt: "2024-05-01T08:00:00Z",
        publisher: "paper",
        people: [
          { person: "huda", role: "QUOTED" },
          { person: "karim", role: "MENTIONED" },
        ],
        topics: ["city"],
        citedSources: ["agency"],
      },
      {
        slug: "match",
        headline: "A match",
        language: "en",
        body: "It ended in a draw.",
        publishedAt: "2024-06-01T08:00:00Z",
        publisher: "agency",
        people: [{ person: "karim", role: "SUBJECT" }],
        topics: ["sport", "region"],
      },
      { slug: "undated", headline: "بلا تاريخ", language: "ar", body: "نص بلا تاريخ.", topics: ["world"] },
    ],
  } satisfies { sources: [Line, Line]; people: [Line, Line]; topics: [Line, Line, Line, Line]; articles: [Line, Line, Line] }
}

/** A folder with the files of a bundle. */
export function bundleFolder(bundle: Partial<Bundle>): string {
  const files = Object.entries(bundle).map(([name, lines]) => [
    `${name}.ndjson`,
    lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
  ])
  return folderOf(Object.fromEntries(files))
}

/** The small bundle with many articles under its topics, with `word` in each headline and body. */
export function bulkBundle(articles: number, word: string): Bundle {
  const topics = ["world", "region", "city", "sport"]
  return {
    ...smallBundle(),
    articles: Array.from({ length: articles }, (_, index) => ({
      slug: `${word}-${index}`,
      headline: `${word} ${index}`,
      language: "ar",
      body: `${word} خبر رقم ${index}. `.repeat(40).trim(),
      publishedAt: new Date(Date.UTC(2020, 0, 1, index)).toISOString(),
      publisher: index % 2 === 0 ? "paper" : "agency",
      people: [
        { person: "huda", role: "QUOTED" },
        { person: "karim", role: "MENTIONED" },
      ],
      topics: [topics[index % 4]],
    })),
  }
}
