import { Random } from "./random.ts"
import { capitalised, type Language, type Vocabulary, vocabulary } from "./words.ts"

// The generated news archive that all servers serve. As in real archives, a few people, topics and sources occur often and most
// rarely. Everything is computed from the seed, and each article from its number alone.

export interface Named {
  readonly id: number
  readonly name: string
  readonly nameEn: string
}
export interface Source extends Named {
  readonly country: string
}
export interface Person extends Named {
  readonly country: string
  readonly occupation: string
}
export interface Topic extends Named {
  readonly parent: number | null
}
export interface Article {
  readonly id: number
  readonly language: Language
  readonly title: string
  readonly summary: string
  readonly body: string
  readonly url: string
  readonly publishedAt: string
  readonly source: number
  readonly people: readonly { readonly person: number; readonly role: Role }[]
  readonly topics: readonly number[]
  readonly citedSources: readonly number[]
}
export type Role = (typeof ROLES)[number]

export interface Content {
  readonly seed: number
  readonly size: number
  readonly vocabulary: Vocabulary
  readonly sources: readonly Source[]
  readonly people: readonly Person[]
  readonly topics: readonly Topic[]
  /** @param id from 1 to `size`; roughly, the oldest come first. */
  article(id: number): Article
}

const ROLES = ["MENTIONED", "MENTIONED", "MENTIONED", "QUOTED", "QUOTED", "SUBJECT", "AUTHOR"] as const
const COUNTRIES = ["EG", "SA", "AE", "QA", "LB", "JO", "MA", "TN", "GB", "US", "FR", "IQ"]
const OCCUPATIONS = ["politician", "journalist", "athlete", "artist", "scientist", "executive", "judge", "activist"]
const SOURCES = 200
const TOPICS = 1_000
/** How many topics are on the first level of the tree, and on the first two; the others are below those. */
const [ROOTS, BRANCHES] = [20, 200]
export const [FIRST_DAY, LAST_DAY] = [Date.UTC(2021, 0, 1), Date.UTC(2026, 0, 1)]
/** How late an article may be, as a number of articles. */
const DELAY = 40
/** A prime that divides none of the counts, used to spread popular items over all numbers. */
const SPREAD = 7_919

export function contentOf(size: number, seed: number): Content {
  const words = vocabulary(seed)
  const named = (kind: number, id: number, length: number) => {
    const random = new Random(seed, kind, id)
    const name = words.text(random, "ar", length)
    return { random, id, name, nameEn: capitalised(words.text(random, "en", 2)) }
  }
  const sources = numbered(SOURCES, (id) => {
    const { random, ...source } = named(2, id, 2)
    return { ...source, country: random.pick(COUNTRIES) }
  })
  const people = numbered(Math.max(10, Math.floor(size / 10)), (id) => {
    const { random, ...person } = named(3, id, 3)
    return { ...person, country: random.pick(COUNTRIES), occupation: random.pick(OCCUPATIONS) }
  })
  const topics = numbered(TOPICS, (id) => {
    const { random, ...topic } = named(4, id, 2)
    return { ...topic, parent: parentOf(random, id) }
  })
  const article = (id: number) => articleOf({ size, seed, people: people.length, words }, id)
  return { seed, size, vocabulary: words, sources, people, topics, article }
}

function parentOf(random: Random, id: number): number | null {
  if (id <= ROOTS) return null
  return id <= BRANCHES ? 1 + random.below(ROOTS) : ROOTS + 1 + random.below(BRANCHES - ROOTS)
}

interface Archive {
  readonly size: number
  readonly seed: number
  readonly people: number
  readonly words: Vocabulary
}

function articleOf({ size, seed, people, words }: Archive, id: number): Article {
  const random = new Random(seed, 5, id)
  const popular = (count: number, exponent: number) => ((random.zipf(count, exponent) * SPREAD) % count) + 1
  const several = (count: number, draw: () => number) => [...new Set(Array.from({ length: count }, draw))]
  const language = random.next() < 2 / 3 ? "ar" : "en"
  const characters = language === "ar" ? 1_100 + random.below(1_500) : 2_000 + random.below(2_800)
  const source = popular(SOURCES, 0.9)
  return {
    id,
    language,
    title: capitalised(words.text(random, language, 6 + random.below(6))),
    summary: words.body(random, language, 200 + random.below(80)),
    body: words.body(random, language, characters),
    url: `https://source-${source}.example/articles/${id}`,
    publishedAt: publication(random, id, size),
    source,
    people: several(random.count(4, 14), () => popular(people, 0.75)).map((person) => ({ person, role: random.pick(ROLES) })),
    topics: several(1 + random.count(2, 8), () => popular(TOPICS, 0.7)),
    citedSources: several(random.count(1.5, 6), () => popular(SOURCES, 0.9)),
  }
}

/**
 * The time of publication. Higher numbers are mostly later, with some disorder, as in real archives. No two articles have the
 * same millisecond, so the order is unique.
 */
function publication(random: Random, id: number, size: number): string {
  const step = (LAST_DAY - FIRST_DAY) / (size + DELAY)
  const time = FIRST_DAY + (id - 1 + random.next() * DELAY) * step
  return new Date(Math.floor(time / 1_000) * 1_000 + (id % 1_000)).toISOString()
}

function numbered<Item>(count: number, make: (id: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index + 1))
}
