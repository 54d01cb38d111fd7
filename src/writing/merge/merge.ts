import { raw } from "sql-template-tag"
import { ARTICLE } from "../../content/articles/kind.ts"
import { linksOf } from "../../content/kind.ts"
import { IDENTIFIED } from "../../content/kinds.ts"
import { NAMED } from "../../content/named-kinds.ts"
import { STORY } from "../../content/stories/kind.ts"
import { analyzeChanged } from "../../db/analyze.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import type { Touched } from "../changes/touched.ts"
import { NOTE_NAMES_WRITTEN } from "../index/sql.ts"
import type { Staged } from "../stage/staged.ts"
import { ADD_NEW, RECOUNT, TAKE_OLD } from "../totals/sql.ts"
import type { Changes } from "./changes.ts"
import { isReplaced, isWritten } from "./compare.ts"
import {
  DELETE_EMPTY_STORIES,
  DELETE_FINGERPRINTS,
  DELETE_STALE,
  ENQUEUE_CHANGED,
  ENQUEUE_LEFT_BEHIND,
  LEAVE_NEIGHBOURS,
} from "./derived-sql.ts"
import { deleteLinks, insertLinks, linkTables } from "./links-sql.ts"
import { LIST_CHANGED, listMoved, MOVED_TOPICS } from "./listings-sql.ts"
import { noteTouched } from "./note-touched.ts"
import { FORGET_RETURNED, NOTE_REMOVED, PRUNE_REMOVED } from "./removed-sql.ts"
import { followNames, readNamesBefore } from "./renamed.ts"
import { deleteExternalIds, deleteMissing, deleteNames, insertExternalIds, insertNames, MERGE_WORDS } from "./sql.ts"
import { ENQUEUE_UNGROUPED, REPLACE_MEMBERS } from "./stories-sql.ts"
import { upsert } from "./upsert-sql.ts"

/** The tables whose statistics PostgreSQL plans lists and searches by. */
const ANALYZED = [
  ...NAMED.map(({ table }) => table),
  "names",
  ARTICLE.table,
  "article_totals",
  ...linkTables(ARTICLE),
  "topic_articles",
  "search_words",
  "article_search",
]

/**
 * Writes what is staged into the content tables. Statements for kinds that do not change are not run. @param changes what
 * `compare` found. @param progress called with the name of each step.
 */
export async function merge(
  transaction: Transaction,
  staged: Staged,
  touched: Touched,
  changes: Changes,
  replace: boolean,
  progress: (step: string) => void,
): Promise<void> {
  if (!Object.values(changes).some((counts) => isWritten(counts) || isReplaced(counts))) return

  const named = NAMED.filter(({ table }) => isWritten(changes[table]))
  const identified = IDENTIFIED.filter(({ table }) => isWritten(changes[table]))
  const { articles, stories, topics } = changes
  const run = async (step: string, ...statements: string[]) => {
    if (statements.length > 0) progress(step)
    await staged.run(...statements)
  }

  // The lock comes before any row that annotating processes write too. Otherwise this transaction could wait for such a row,
  // while its writer waits for the lock: a deadlock.
  await transaction.script(takeTurn("DERIVE"))

  // First, everything that has to be read from the old content.
  await noteTouched(staged, touched, changes)
  const namesBefore = await readNamesBefore(staged, transaction, changes)
  const moved = topics.updated > 0 ? await staged.query<{ id: string }>(raw(MOVED_TOPICS)) : []
  if (articles.updated > 0 && !replace) await run("totals", TAKE_OLD)

  await run(
    "external ids",
    ...IDENTIFIED.filter(({ table }) => isReplaced(changes[table])).map((kind) => deleteExternalIds(kind, replace)),
  )
  await run(
    tablesOf(named),
    ...named.map(upsert),
    ...(named.length > 0 ? NOTE_NAMES_WRITTEN : []),
    ...named.filter(({ table }) => isReplaced(changes[table])).map(deleteNames),
    ...named.map(insertNames),
  )
  if (replace)
    await run(
      "articles that go",
      NOTE_REMOVED,
      DELETE_FINGERPRINTS,
      ENQUEUE_LEFT_BEHIND,
      ...LEAVE_NEIGHBOURS,
      deleteMissing(ARTICLE),
      DELETE_EMPTY_STORIES,
    )
  if (articles.updated > 0) await run("what was found in them", ...DELETE_STALE)
  if (isWritten(articles)) await run("articles", FORGET_RETURNED, PRUNE_REMOVED, upsert(ARTICLE))
  if (isReplaced(articles)) await run("links of articles", ...deleteLinks(ARTICLE, replace))
  if (isWritten(articles))
    for (const [name, links] of linksOf(ARTICLE)) await run(`${wordsOf(name)} of articles`, insertLinks(ARTICLE, name, links))
  if (moved.length > 0) {
    progress("topics that moved")
    await transaction.query(listMoved(moved.map(({ id }) => id)))
  }
  if (isWritten(articles)) await run("lists of topics", LIST_CHANGED)
  if (replace) await run(`${tablesOf(NAMED)} that go`, ...NAMED.map(deleteMissing))
  if (isWritten(articles) && !replace) await run("totals", ADD_NEW)
  await run("external ids", ...identified.map(insertExternalIds))
  if (replace) await run("stories that go", ENQUEUE_UNGROUPED, deleteMissing(STORY))
  if (isWritten(stories)) await run("stories", upsert(STORY), ...REPLACE_MEMBERS)
  if (replace) await run("totals", takeTurn("TOTALS"), RECOUNT)
  // This comes before the lock WORDS: a process that indexes articles has locked their rows in the queue while it waits for
  // WORDS.
  if (isWritten(articles)) await run("what is to be indexed and annotated", ...ENQUEUE_CHANGED)
  await followNames(transaction, namesBefore)
  if (named.length > 0) await run("words", takeTurn("WORDS"), MERGE_WORDS)
  progress("statistics")
  await analyzeChanged(transaction, ...ANALYZED)
}

function tablesOf(kinds: readonly { readonly table: string }[]): string {
  return kinds.map(({ table }) => table).join(", ")
}

/** For the progress display: `citedSources` becomes "cited sources". */
function wordsOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
