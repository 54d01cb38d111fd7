import { createWriteStream, mkdirSync } from "node:fs"
import { join } from "node:path"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type { Article, Content, Named } from "./content.ts"

/** Writes the content as a bundle (docs/bundle.md). Slugs contain the numbers: `article-12`. */
export async function writeBundle(content: Content, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const write = (file: string, records: Iterable<object>) =>
    pipeline(Readable.from(lines(records)), createWriteStream(join(folder, `${file}.ndjson`)))
  await write("sources", content.sources.map(sourceRecord))
  await write("people", content.people.map(personRecord))
  await write("topics", content.topics.map(topicRecord))
  await write("articles", articleRecords(content))
}

function* lines(records: Iterable<object>): Generator<string> {
  for (const record of records) yield `${JSON.stringify(record)}\n`
}

const names = ({ name, nameEn }: Named) => [
  { value: name, language: "ar", kind: "CANONICAL" },
  { value: nameEn, language: "en", kind: "CANONICAL" },
]

const sourceRecord = (source: Content["sources"][number]) => ({
  slug: `source-${source.id}`,
  kind: "NEWS_OUTLET",
  names: names(source),
  country: source.country,
})

const personRecord = (person: Content["people"][number]) => ({
  slug: `person-${person.id}`,
  names: names(person),
  country: person.country,
  description: { en: person.occupation },
})

const topicRecord = (topic: Content["topics"][number]) => ({
  slug: `topic-${topic.id}`,
  names: names(topic),
  ...(topic.parent === null ? {} : { parent: `topic-${topic.parent}` }),
})

function* articleRecords(content: Content): Generator<object> {
  for (let id = 1; id <= content.size; id++) yield articleRecord(content.article(id))
}

const articleRecord = (article: Article) => ({
  slug: `article-${article.id}`,
  headline: article.title,
  language: article.language,
  body: article.body,
  summary: article.summary,
  publishedAt: article.publishedAt,
  publisher: `source-${article.source}`,
  url: article.url,
  people: article.people.map(({ person, role }) => ({ person: `person-${person}`, role })),
  topics: article.topics.map((topic) => `topic-${topic}`),
  citedSources: article.citedSources.map((source) => `source-${source}`),
})
