import { folderOf } from "./folders.ts"

const SOURCES = `- slug: paper
  kind: NEWS_OUTLET
  names: { ar: الجريدة, en: The Paper }
- slug: agency
  kind: NEWS_AGENCY
  names: { en: The Agency }
`
const PEOPLE = `- slug: huda
  names: { ar: هدى, en: Huda }
  aliases:
    ar: [الصحفية هدى]
`
const TOPICS = `- slug: world
  names: { ar: العالم }
  children:
    - slug: city
      names: { ar: المدينة }
`

/** The lines of an article's front matter, in this order; `undefined` leaves one out. */
export function curatedArticle(keys: Record<string, string | undefined> = {}): string {
  const all = {
    headline: "جسر جديد",
    language: "ar",
    publisher: "paper",
    people: "{ huda: QUOTED }",
    topics: "[city]",
    ...keys,
  }
  const lines = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : `${key}: ${value}`))
  return `---\n${lines.join("\n")}\n---\n\nافتتح الجسر.\n`
}

/** A folder of curated documents: two sources, a person, two topics and the article `bridge`, with some files replaced. */
export function curatedFolder(files: Record<string, string | Uint8Array> = {}): string {
  return folderOf({
    "sources.yaml": SOURCES,
    "people.yaml": PEOPLE,
    "topics.yaml": TOPICS,
    "articles/2024/bridge.md": curatedArticle(),
    ...files,
  })
}

export const curatedParts = { sources: SOURCES, people: PEOPLE, topics: TOPICS }
