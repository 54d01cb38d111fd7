import type { Transaction } from "../../db/transaction.ts"
import { MOST_ROWS, type Touched } from "../changes/touched.ts"
import type { Changes } from "./changes.ts"
import { type TouchedRow, touchedRows } from "./touched-sql.ts"

/**
 * Notes what a write touches, before it does: what is linked to what goes can be found only now. What an answer notes of what it was
 * made of is in the loaders of each kind in src/content.
 */
export async function noteTouched(
  transaction: Transaction,
  touched: Touched,
  { sources, people, topics, articles, stories }: Changes,
  replace: boolean,
): Promise<void> {
  const differs = ({ created, updated, deleted }: Changes["articles"]) => created + updated + deleted > 0
  const lists = { sources, people, topics, articles, stories }
  for (const [list, counts] of Object.entries(lists)) if (differs(counts)) touched.list(list as keyof typeof lists)
  // People, sources and topics are found by their names, and articles by theirs.
  if ([sources, people, topics, articles].some(differs)) touched.list("search")
  // Articles stand in the lists of all topics above theirs, and stories are found by the topics of their articles.
  if (differs(topics)) touched.list("articles", "stories")
  // What was found in an old text goes before another is found in the new one.
  if (articles.updated + articles.deleted + sources.deleted + people.deleted > 0) touched.list("statements")
  // The stories of articles that change or go.
  if (articles.updated + articles.deleted > 0) touched.list("stories")
  const rows = Map.groupBy(await transaction.query<TouchedRow>(touchedRows(replace, MOST_ROWS + 1)), ({ type }) => type)
  for (const [type, found] of rows) touched.rows(type, new Set(found.map(({ id }) => id)))
}
