import { KINDS } from "../../content/kinds.ts"
import type { Transaction } from "../../db/transaction.ts"
import { MOST_ROWS, type Touched } from "../changes/touched.ts"
import type { Changes } from "./changes.ts"
import type { CountsRow } from "./sql.ts"
import { type TouchedRow, touchedRows } from "./touched-sql.ts"

/**
 * Notes what a write touches, before it does: what is linked to what goes can be found only now. What an answer notes of what it was
 * made of is in the loaders of each kind in src/content.
 */
export async function noteTouched(
  transaction: Transaction,
  touched: Touched,
  changes: Changes,
  replace: boolean,
): Promise<void> {
  const { topics, articles } = changes
  const differs = ({ created, updated, deleted }: CountsRow) => created + updated + deleted > 0
  for (const { table } of KINDS) if (differs(changes[table])) touched.list(table)
  // Named kinds are found by their names, and articles by theirs.
  if (KINDS.some(({ found, table }) => found !== undefined && differs(changes[table]))) touched.list("search")
  // Articles stand in the lists of all topics above theirs, and stories are found by the topics of their articles.
  if (differs(topics)) touched.list("articles", "stories")
  // What was found in an old text goes before another is found in the new one, and a statement with who said it.
  const speakerGone = KINDS.some(({ speaks, table }) => speaks && changes[table].deleted > 0)
  if (articles.updated + articles.deleted > 0 || speakerGone) touched.list("statements")
  // The stories of articles that change or go.
  if (articles.updated + articles.deleted > 0) touched.list("stories")
  const rows = Map.groupBy(await transaction.query<TouchedRow>(touchedRows(replace, MOST_ROWS + 1)), ({ type }) => type)
  for (const [type, found] of rows) touched.rows(type, new Set(found.map(({ id }) => id)))
}
