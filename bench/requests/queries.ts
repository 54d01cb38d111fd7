import { type Content, FIRST_DAY, LAST_DAY } from "./content/content.ts"
import { Random } from "./content/random.ts"

// The queries that every server answers, each in its own dialect. "Newest first" means by time of publication, then by number.

/** What differs between the requests of a query. Times are exclusive bounds: articles must be older. */
export interface Variants {
  /** One article with its body, source, topics and people. */
  Q1: { id: number }
  /** A front page: the newest 20 with source, topics, and people with their roles. */
  Q2: { before: string }
  /** Nested pages: a topic's newest 20, the people of each, and the newest 5 of each person. */
  Q3: { topic: number }
  /** A filtered page: the newest 50 of a source and topic within two years, and how many there are. */
  Q4: { source: number; topic: number; from: string; before: string }
  /** A long list: the newest 500 with source and topics. */
  Q5: { before: string }
  /** A person's page: the person, and their newest 20 articles. */
  Q6: { person: number }
  /** Search: the newest 20 articles with a word in title or body. */
  Q7: { word: string }
}
export type QueryId = keyof Variants
export type Variant<Id extends QueryId = QueryId> = Variants[Id]

export const QUERIES: Readonly<Record<QueryId, string>> = {
  Q1: "an article by id",
  Q2: "front page of 20",
  Q3: "nested pages",
  Q4: "filtered page of 50, counted",
  Q5: "list of 500",
  Q6: "a person's page of 20",
  Q7: "search, newest 20",
}
export const QUERY_IDS = Object.keys(QUERIES) as QueryId[]

const DAY = 86_400_000

export function variantsOf(content: Content, count: number): { [Id in QueryId]: Variants[Id][] } {
  const random = new Random(content.seed, 6)
  const times = <Value>(make: (index: number) => Value) => Array.from({ length: count }, (_, index) => make(index))
  const article = () => content.article(1 + random.below(content.size))
  const instant = (first: number, last: number) => new Date(first + random.below(last - first)).toISOString()
  const personOfSome = (): number => {
    const { people } = article()
    return people.length > 0 ? random.pick(people).person : personOfSome()
  }
  const words = wordsOfTheirOwn(content)
  return {
    Q1: times(() => ({ id: 1 + random.below(content.size) })),
    Q2: times(() => ({ before: instant(LAST_DAY - 90 * DAY, LAST_DAY) })),
    Q3: times((index) => ({ topic: content.topics[(index * 37) % content.topics.length]?.id as number })),
    Q4: times(() => {
      const { source, topics, publishedAt } = article()
      const at = Date.parse(publishedAt)
      const year = 365 * DAY
      return {
        source,
        topic: topics[0] as number,
        from: new Date(at - year).toISOString(),
        before: new Date(at + year).toISOString(),
      }
    }),
    Q5: times(() => ({ before: instant(FIRST_DAY + 200 * DAY, LAST_DAY) })),
    Q6: times(() => ({ person: personOfSome() })),
    Q7: times(() => ({ word: random.pick(words) })),
  }
}

/**
 * English words of medium frequency that are part of no other word: all ways of matching find the same articles by them, so
 * that the servers can be compared.
 */
function wordsOfTheirOwn({ vocabulary }: Content): string[] {
  const all = `|${vocabulary.words.en.join("|")}|`
  return vocabulary.words.en.slice(1_000).filter((word) => word.length > 5 && all.indexOf(word) === all.lastIndexOf(word))
}
