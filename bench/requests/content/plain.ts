import { readFileSync } from "node:fs"
import type { Client } from "pg"
import type { Article, Content } from "./content.ts"

const BATCH = 1_000

/** Fills an empty database with the content in plain tables, for the other servers. */
export async function writePlain(content: Content, client: Client, progress: (done: number) => void): Promise<void> {
  const script = (name: string) => client.query(readFileSync(new URL(name, import.meta.url), "utf8"))
  const insert = (table: string, rows: readonly object[]) =>
    client.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [JSON.stringify(rows)])
  const named = ({ id, name, nameEn }: { id: number; name: string; nameEn: string }) => ({ id, name, name_en: nameEn })

  await script("plain.sql")
  await client.query("BEGIN")
  await insert(
    "sources",
    content.sources.map((source) => ({ ...named(source), country: source.country })),
  )
  const people = content.people.map((person) => ({ ...named(person), country: person.country, occupation: person.occupation }))
  for (let from = 0; from < people.length; from += BATCH) await insert("people", people.slice(from, from + BATCH))
  await insert(
    "topics",
    content.topics.map((topic) => ({ ...named(topic), parent_id: topic.parent })),
  )
  for (let first = 1; first <= content.size; first += BATCH) {
    const count = Math.min(BATCH, content.size - first + 1)
    const articles = Array.from({ length: count }, (_, index) => content.article(first + index))
    await insert("articles", articles.map(articleRow))
    await insert("article_people", articles.flatMap(personRows))
    await insert(
      "article_topics",
      articles.flatMap(({ id, topics }) => topics.map((topic_id) => ({ article_id: id, topic_id }))),
    )
    const cited = articles.flatMap(({ id, citedSources }) => citedSources.map((source_id) => ({ article_id: id, source_id })))
    await insert("article_citations", cited)
    progress(first + count - 1)
  }
  await client.query("COMMIT")
  await script("plain-indexes.sql")
  await client.query("VACUUM (ANALYZE, FREEZE)")
}

const articleRow = ({ id, source, title, summary, body, language, url, publishedAt }: Article) => ({
  id,
  source_id: source,
  title,
  summary,
  body,
  language,
  url,
  published_at: publishedAt,
})

const personRows = ({ id, people }: Article) => people.map(({ person, role }) => ({ article_id: id, person_id: person, role }))
