import type { Transaction } from "../../db/database.ts"
import type { ContentKind } from "../content.ts"
import { KINDS, TABLE } from "../stage/sql.ts"
import {
  ANALYZE,
  type CountsRow,
  countChanges,
  DELETE_LISTINGS,
  deleteExternalIds,
  deleteLinks,
  deleteMissing,
  ENQUEUE_CHANGED,
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

/** How many records of each kind were created, updated, left alone and deleted. */
export type Changes = Record<"sources" | "people" | "topics" | "articles", CountsRow>

const NONE: CountsRow = { created: 0, updated: 0, unchanged: 0, deleted: 0 }
export const NOTHING: Changes = { sources: NONE, people: NONE, topics: NONE, articles: NONE }

const ENTITIES = ["source", "person", "topic"] as const

/**
 * Makes the stored content what is staged. @param replace whether what is not staged is deleted (a reset), or stays (an import).
 * @param progress told of each step by name.
 */
export async function merge(transaction: Transaction, replace: boolean, progress: (step: string) => void): Promise<Changes> {
  progress("comparing")
  for (const kind of KINDS) await transaction.script(findChanged(kind))
  const changes = {} as Changes
  for (const kind of KINDS) {
    const [counts] = await transaction.query<CountsRow>(countChanges(kind, replace))
    changes[TABLE[kind]] = counts as CountsRow
  }
  if (Object.values(changes).every(({ created, updated, deleted }) => created + updated + deleted === 0)) return changes

  const [tree] = await transaction.query<{ treeChanged: boolean }>(TREE_CHANGED)
  const treeChanged = Boolean(tree?.treeChanged) || changes.topics.deleted > 0
  const run = async (step: string, ...statements: string[]) => {
    progress(step)
    for (const statement of statements) await transaction.script(statement)
  }
  const each = <Kind extends ContentKind>(kinds: readonly Kind[], statement: (kind: Kind) => string) => kinds.map(statement)

  await run("external ids", ...each(KINDS, (kind) => deleteExternalIds(kind, replace)))
  await run("sources, people and topics", ...each(ENTITIES, upsertEntities), ...each(ENTITIES, replaceNames))
  if (replace) await run("articles that go", deleteMissing("article"))
  await run("articles", UPSERT_ARTICLES, deleteLinks(replace))
  await run("people in articles", INSERT_PEOPLE)
  await run("topics of articles", INSERT_TOPICS)
  await run("lists of topics", ...(treeChanged ? [DELETE_LISTINGS] : []), insertListings(treeChanged))
  await run("sources in articles", insertSources("CITED"), insertSources("MENTIONED"))
  if (replace) await run("sources, people and topics that go", ...each(ENTITIES, deleteMissing))
  await run("external ids", ...each(KINDS, insertExternalIds))
  await run("words", MERGE_WORDS, ENQUEUE_CHANGED)
  await run("statistics", ANALYZE)
  return changes
}
