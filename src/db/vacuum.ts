import type { Database } from "./database.ts"
import { ownConnection } from "./own-connection.ts"

/** What lists and counts are read from by index alone, once the visibility map says that every reader sees the rows. */
const TABLES = "articles, article_people, article_topics, topic_articles, article_sources, article_search"

/**
 * Does after a bulk load what autovacuum would do some minutes later: until then every entry of an index is looked up in its table
 * too, which doubles what a page and a count read.
 */
export async function vacuum(database: Database): Promise<void> {
  const client = ownConnection(database.pool, { statement_timeout: 0 })
  await client.connect()
  try {
    await client.query(`VACUUM (ANALYZE) ${TABLES}`)
  } finally {
    await client.end()
  }
}
