import { KINDS } from "../../content/kinds.ts"
import { MOST_ROWS, type Touched } from "../changes/touched.ts"
import type { Staged } from "../stage/staged.ts"
import type { Changes } from "./changes.ts"
import type { CountsRow } from "./sql.ts"
import { type TouchedRow, touchedRows } from "./touched-sql.ts"

/**
 * Notes what a write touches. It runs before the write, since what is linked to deleted records can be found only then. What
 * answers note as read is said in the loaders of each kind in src/content.
 */
export async function noteTouched(staged: Staged, touched: Touched, changes: Changes): Promise<void> {
  const { topics, articles } = changes
  const differs = ({ created, updated, deleted }: CountsRow) => created + updated + deleted > 0
  for (const { table } of KINDS) if (differs(changes[table])) touched.list(table)
  // Searches depend on the names of named kinds and on articles.
  if (KINDS.some(({ found, table }) => found !== undefined && differs(changes[table]))) touched.list("search")
  // Articles are also listed under all ancestors of their topics, and stories are filtered by the topics of their articles.
  if (differs(topics)) touched.list("articles", "stories")
  // The statements of an old text are deleted before the new text is annotated, and statements whose speaker is deleted go with
  // the speaker.
  const speakerGone = KINDS.some(({ speaks, table }) => speaks && changes[table].deleted > 0)
  if (articles.updated + articles.deleted > 0 || speakerGone) touched.list("statements")
  // Articles that change or go belong to stories.
  if (articles.updated + articles.deleted > 0) touched.list("stories")
  const statement = touchedRows(changes, MOST_ROWS + 1)
  const found = statement ? await staged.query<TouchedRow>(statement) : []
  const rows = Map.groupBy(found, ({ type }) => type)
  for (const [type, ofType] of rows) touched.rows(type, new Set(ofType.map(({ id }) => id)))
}
