import { type Article, type Content, contentOf } from "./content/content.ts"
import { Random } from "./content/random.ts"
import { connect, dropDatabases, makeDatabases } from "./databases.ts"
import { describeEnvironment, environment } from "./environment.ts"
import { figure, table } from "./figures.ts"
import { latencies } from "./measure/measure.ts"
import type { Options } from "./options.ts"
import { progress } from "./progress.ts"
import { SEED } from "./requests.ts"
import { writeResults } from "./results.ts"
import { start } from "./servers/running.ts"
import { SERVERS } from "./servers/servers.ts"

// Measures how long users wait for search results, with requests sent one after another over HTTP.

const SAMPLE = 2_000
const WORDS = 10
const ROUNDS = 5
/** Parts of all articles, with their names in the report. */
const SHARES = [
  [1 / 3, "a third"],
  [0.1, "a tenth"],
  [0.01, "a hundredth"],
  [0.001, "a thousandth"],
] as const

const ARTICLES = `query ($query: String!) { articles(first: 20, filter: { search: $query }, orderBy: { field: RELEVANCE }) { nodes { slug headline publishedAt publisher { name } } } }`
const NEWEST = ARTICLES.replace("RELEVANCE", "PUBLISHED_AT")
const COUNT = "query ($query: String!) { articles(filter: { search: $query }) { totalCount } }"
const EVERYTHING = "query ($query: String!) { search(query: $query, first: 20) { nodes { __typename } } }"
const SUGGEST = "query ($query: String!) { suggest(prefix: $query, first: 10) { text } }"

interface Looked {
  readonly what: string
  readonly queries: readonly string[]
}

/** Measures searches and suggestions, and prints and writes a table. */
export async function measureSearch(options: Options): Promise<void> {
  const content = contentOf(options.articles, SEED)
  const databases = await makeDatabases(options.url, content, { plain: false })
  try {
    const server = await start(SERVERS.isnad, databases.isnad)
    const rows: string[][] = []
    const add = async (document: string, name: string, { what, queries }: Looked) => {
      const bodies = queries.map((query) => ({ query: document, variables: { query } }))
      await latencies(server.url, bodies)
      const { p50, p99 } = await latencies(server.url, Array.from({ length: ROUNDS }, () => bodies).flat())
      progress(`${name}, ${what}: p50 ${figure(p50)} ms, p99 ${figure(p99)} ms`)
      rows.push([`${name}: ${what}`, figure(p50), figure(p99), queries.slice(0, 2).join(" · ")])
    }
    try {
      for (const looked of [...words(content), ...phrases(content)]) {
        await add(ARTICLES, "best 20", looked)
        await add(NEWEST, "newest 20", looked)
        await add(COUNT, "count", looked)
        await add(EVERYTHING, "everything", looked)
      }
      for (const looked of prefixes(content)) await add(SUGGEST, "suggest", looked)
    } finally {
      await server.stop()
    }
    const client = await connect(databases.isnad)
    const measuredOn = await environment(client)
    await client.end()
    const head = ["", "p50 ms", "p99 ms", "for example"]
    const intro = `${describeEnvironment(measuredOn)} ${options.articles} articles (seed ${SEED}; ${databases.seeded}), over HTTP, one request after another, ${ROUNDS} times each.`
    writeResults("search", { environment: measuredOn, articles: options.articles, rows }, `${intro}\n\n${table(head, rows)}`)
  } finally {
    if (!options.keep) await dropDatabases(options.url, databases)
  }
}

/** A sample of the articles. */
function sampleOf(content: Content): Article[] {
  const random = new Random(content.seed, 7)
  return Array.from({ length: Math.min(SAMPLE, content.size) }, () => content.article(1 + random.below(content.size)))
}

const wordsOf = ({ title, summary, body }: Article) =>
  `${title} ${summary} ${body}`.split(/[\s.،,]+/).filter((word) => word !== "")

/** Words, by the part of the articles that contain them. */
function words(content: Content): Looked[] {
  const sample = sampleOf(content)
  const counts = new Map<string, number>()
  for (const article of sample) for (const word of new Set(wordsOf(article))) counts.set(word, (counts.get(word) ?? 0) + 1)
  return SHARES.map(([share, told]) => {
    const distance = (count: number) => Math.abs(Math.log(count / sample.length / share))
    const nearest = [...counts].toSorted(([, one], [, other]) => distance(one) - distance(other)).slice(0, WORDS)
    return { what: `a word in ${told} of all`, queries: nearest.map(([word]) => word) }
  })
}

/** Two and three consecutive words of some article. */
function phrases(content: Content): Looked[] {
  const sample = sampleOf(content).slice(0, WORDS)
  return [2, 3].map((length) => ({
    what: `a phrase of ${length} words`,
    queries: sample.map(({ title }) => `"${title.split(" ").slice(0, length).join(" ")}"`),
  }))
}

/** The beginnings of people's names, and of headlines. */
function prefixes(content: Content): Looked[] {
  const names = content.people.slice(0, WORDS / 2).map(({ name }) => name)
  const titles = sampleOf(content).slice(0, WORDS / 2)
  const begun = [...names, ...titles.map(({ title }) => title)]
  return [1, 2, 3, 4, 5].map((length) => ({
    what: length === 1 ? "1 letter" : `${length} letters`,
    queries: begun.map((text) => text.slice(0, length)),
  }))
}
