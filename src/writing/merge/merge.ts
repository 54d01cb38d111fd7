import { ARTICLE } from "../../content/articles/kind.ts"
import { linksOf } from "../../content/kind.ts"
import { IDENTIFIED, KINDS } from "../../content/kinds.ts"
import { NAMED } from "../../content/named-kinds.ts"
import { STORY } from "../../content/stories/kind.ts"
import { analyze } from "../../db/analyze.ts"
import { takeTurn } from "../../db/locks.ts"
import type { Transaction } from "../../db/transaction.ts"
import type { Touched } from "../changes/touched.ts"
import { NOTE_NAMES_WRITTEN } from "../index/sql.ts"
import { ADD_NEW, RECOUNT, TAKE_OLD } from "../totals/sql.ts"
import type { Changes } from "./changes.ts"
import { DELETE_EMPTY_STORIES, DELETE_FINGERPRINTS, DELETE_STALE, ENQUEUE_CHANGED, ENQUEUE_LEFT_BEHIND } from "./derived-sql.ts"
import { deleteLinks, insertLinks, linkTables } from "./links-sql.ts"
import { noteTouched } from "./note-touched.ts"
import { FORGET_RETURNED, NOTE_REMOVED, PRUNE_REMOVED } from "./removed-sql.ts"
import { followNames, readNamesBefore } from "./renamed.ts"
import {
  type CountsRow,
  countChanges,
  DELETE_LISTINGS,
  deleteExternalIds,
  deleteMissing,
  findChanged,
  insertExternalIds,
  insertListings,
  MERGE_WORDS,
  replaceNames,
  TREE_CHANGED,
} from "./sql.ts"
import { ENQUEUE_UNGROUPED, REPLACE_MEMBERS } from "./stories-sql.ts"
import { upsert } from "./upsert-sql.ts"

/** Renews the planner's statistics: in the embedded database nothing else does (it has no autovacuum). */
const ANALYZE = analyze(
  ...NAMED.map(({ table }) => table),
  "names",
  ARTICLE.table,
  "article_totals",
  ...linkTables(ARTICLE),
  "topic_articles",
  "search_words",
  "article_search",
)

/**
 * Compares what is staged with what is stored, and counts. @param replace whether stored records that are not staged are to be
 * deleted (a reset) or stay (an import).
 */
export async function compare(transaction: Transaction, replace: boolean): Promise<Changes> {
  for (const kind of KINDS) await transaction.script(findChanged(kind))
  const changes = {} as Changes
  for (const kind of KINDS) {
    const [counts] = await transaction.query<CountsRow>(countChanges(kind, replace))
    changes[kind.table] = counts as CountsRow
  }
  return changes
}

/**
 * Writes what is staged into the content tables. @param changes what `compare` found. @param progress called with the name of
 * each step.
 */
export async function merge(
  transaction: Transaction,
  touched: Touched,
  changes: Changes,
  replace: boolean,
  progress: (step: string) => void,
): Promise<void> {
  if (Object.values(changes).every(({ created, updated, deleted }) => created + updated + deleted === 0)) return

  const [tree] = await transaction.query<{ treeChanged: boolean }>(TREE_CHANGED)
  const treeChanged = Boolean(tree?.treeChanged) || changes.topics.deleted > 0
  const named = NAMED.map(({ table }) => table).join(", ")
  const run = async (step: string, ...statements: string[]) => {
    progress(step)
    for (const statement of statements) await transaction.script(statement)
  }

  // The lock comes before any row that annotating processes write too. Otherwise this transaction could wait for such a row,
  // while its writer waits for the lock: a deadlock.
  await transaction.script(takeTurn("DERIVE"))
  await noteTouched(transaction, touched, changes, replace)
  const namesBefore = await readNamesBefore(transaction, changes, replace)
  const appended = changes.articles.created + changes.articles.updated > 0 && !replace
  if (appended) await run("totals", TAKE_OLD)
  await run("external ids", ...IDENTIFIED.map((kind) => deleteExternalIds(kind, replace)))
  await run(named, ...NAMED.map(upsert), ...NOTE_NAMES_WRITTEN, ...NAMED.map(replaceNames))
  if (replace)
    await run(
      "articles that go",
      NOTE_REMOVED,
      DELETE_FINGERPRINTS,
      ENQUEUE_LEFT_BEHIND,
      deleteMissing(ARTICLE),
      DELETE_EMPTY_STORIES,
    )
  await run("what was found in them", DELETE_STALE)
  await run("articles", FORGET_RETURNED, PRUNE_REMOVED, upsert(ARTICLE), deleteLinks(ARTICLE, replace))
  for (const [name, links] of linksOf(ARTICLE)) await run(`${wordsOf(name)} of articles`, insertLinks(ARTICLE, name, links))
  await run("lists of topics", ...(treeChanged ? [DELETE_LISTINGS] : []), insertListings(treeChanged))
  if (replace) await run(`${named} that go`, ...NAMED.map(deleteMissing))
  if (appended) await run("totals", ADD_NEW)
  await run("external ids", ...IDENTIFIED.map(insertExternalIds))
  if (replace) await run("stories that go", ENQUEUE_UNGROUPED, deleteMissing(STORY))
  await run("stories", upsert(STORY), REPLACE_MEMBERS)
  if (replace) await run("totals", takeTurn("TOTALS"), RECOUNT)
  // This comes before the lock WORDS: a process that indexes articles has locked their rows in the queue while it waits for
  // WORDS.
  await run("what is to be indexed and annotated", ENQUEUE_CHANGED)
  await followNames(transaction, namesBefore)
  await run("words", takeTurn("WORDS"), MERGE_WORDS)
  await run("statistics", ANALYZE)
}

/** For the progress display: `citedSources` becomes "cited sources". */
function wordsOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
