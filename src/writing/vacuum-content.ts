import type { Database } from "../db/database.ts"
import { vacuum } from "../db/vacuum.ts"

/** What lists and counts are read from by index alone, once the visibility map says that every reader sees the rows. */
const READ_BY_INDEX = ["articles", "article_people", "article_topics", "topic_articles", "article_sources", "article_search"]

/**
 * Does after a bulk load what autovacuum would do some minutes later: until then every entry of an index is looked up in its table
 * too, which doubles what a page and a count read.
 */
export function vacuumContent(database: Database): Promise<void> {
  return vacuum(database, READ_BY_INDEX)
}
