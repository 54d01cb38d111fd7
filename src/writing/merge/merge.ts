import type { ContentKind } from "../../content/records/records.ts"
import type { Transaction } from "../../db/transaction.ts"
import { ENQUEUE_EVERYTHING, TAKE_TURN } from "../annotate/sql.ts"
import type { Touched } from "../changes/touched.ts"
import { TAKE_TURN_WITH_WORDS } from "../index/sql.ts"
import { IDENTIFIED, KINDS, TABLE } from "../stage/sql.ts"
import type { Changes } from "./changes.ts"
import { DELETE_EMPTY_STORIES, DELETE_FINGERPRINTS, DELETE_STALE, ENQUEUE_CHANGED, ENQUEUE_LEFT_BEHIND } from "./derived-sql.ts"
import { noteTouched } from "./note-touched.ts"
import {
  ANALYZE,
  type CountsRow,
  countChanges,
  DELETE_LISTINGS,
  deleteExternalIds,
  deleteLinks,
  deleteMissing,
  findChanged,
  INSERT_PEOPLE,
  INSERT_TOPICS,
  insertExternalIds,
  insertListings,
  insertSources,
  MERGE_WORDS,
  replaceNames,
  TREE_CHANGED,
  UPSERT_ARTICLES,
  upsertEntities,
} from "./sql.ts"
import { ENQUEUE_UNGROUPED, REPLACE_MEMBERS, UPSERT_STORIES } from "./stories-sql.ts"

const ENTITIES = ["source", "person", "topic"] as const

/** How what is staged differs from what is stored. @param replace whether what is not staged is to go (a reset), or stays (an import). */
export async function compare(transaction: Transaction, replace: boolean): Promise<Changes> {
  for (const kind of KINDS) await transaction.script(findChanged(kind))
  const changes = {} as Changes
  for (const kind of KINDS) {
    const [counts] = await transaction.query<CountsRow>(countChanges(kind, replace))
    changes[TABLE[kind]] = counts as CountsRow
  }
  return changes
}

/** Makes the stored content what is staged. @param changes what `compare` found. @param progress told of each step by name. */
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
  const run = async (step: string, ...statements: string[]) => {
    progress(step)
    for (const statement of statements) await transaction.script(statement)
  }
  const each = <Kind extends ContentKind>(kinds: readonly Kind[], statement: (kind: Kind) => string) => kinds.map(statement)

  // Before any row that a process which annotates writes too: behind those rows it would wait for this transaction, which waits for
  // its turn.
  await transaction.script(TAKE_TURN)
  await noteTouched(transaction, touched, changes, replace)
  await run("external ids", ...each(IDENTIFIED, (kind) => deleteExternalIds(kind, replace)))
  await run("sources, people and topics", ...each(ENTITIES, upsertEntities), ...each(ENTITIES, replaceNames))
  if (replace)
    await run("articles that go", DELETE_FINGERPRINTS, ENQUEUE_LEFT_BEHIND, deleteMissing("article"), DELETE_EMPTY_STORIES)
  await run("what was found in them", DELETE_STALE)
  await run("articles", UPSERT_ARTICLES, deleteLinks(replace))
  await run("people in articles", INSERT_PEOPLE)
  await run("topics of articles", INSERT_TOPICS)
  await run("lists of topics", ...(treeChanged ? [DELETE_LISTINGS] : []), insertListings(treeChanged))
  await run("sources in articles", insertSources("CITED"), insertSources("MENTIONED"))
  if (replace) await run("sources, people and topics that go", ...each(ENTITIES, deleteMissing))
  await run("external ids", ...each(IDENTIFIED, insertExternalIds))
  if (replace) await run("stories that go", ENQUEUE_UNGROUPED, deleteMissing("story"))
  await run("stories", UPSERT_STORIES, REPLACE_MEMBERS)
  await run("words", TAKE_TURN_WITH_WORDS, MERGE_WORDS, ENQUEUE_CHANGED)
  // A name that is new, or another's now, may stand in any article.
  const renamed = ENTITIES.some(
    (kind) => changes[TABLE[kind]].created + changes[TABLE[kind]].updated + changes[TABLE[kind]].deleted > 0,
  )
  if (renamed) await run("what is to be annotated", ENQUEUE_EVERYTHING)
  await run("statistics", ANALYZE)
}
