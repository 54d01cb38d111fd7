import { NAMED } from "../../content/named-kinds.ts"
import type { Transaction } from "../../db/transaction.ts"
import { concernsOf } from "../../evidence/names/concerns.ts"
import type { DictionaryName, NameChanges } from "../../evidence/names/dictionary.ts"
import { ENQUEUE_EVERYTHING } from "../annotate/sql.ts"
import { queriesOf } from "../names/concern-queries.ts"
import { dictionaryIn, readNamesOf } from "../names/dictionary.ts"
import { noteNameChange } from "../names/sql.ts"
import type { Staged } from "../stage/staged.ts"
import type { Changes } from "./changes.ts"
import { changingEntities, enqueueFound } from "./renamed-sql.ts"

/** If more entities change, their names are not compared: all names are read anew, and all articles annotated anew. */
const MOST_COMPARED = 2_000

/** The names, before a write, of all entities that it is about to change; `"ALL"` if these are too many. */
export type NamesBefore = NameChanges | "ALL"

/** Reads the names of the entities that a write will change. Must be called before names are written. */
export async function readNamesBefore(staged: Staged, transaction: Transaction, changes: Changes): Promise<NamesBefore> {
  const changing = NAMED.reduce((sum, { table }) => {
    const { created, updated, deleted } = changes[table]
    return sum + created + updated + deleted
  }, 0)
  if (changing === 0) return new Map()
  if (changing > MOST_COMPARED) return "ALL"
  const entities = await staged.query<{ key: string }>(changingEntities(changes))
  return readNamesOf(
    transaction,
    entities.map(({ key }) => key),
  )
}

/**
 * Called after names and articles are written: tells processes that keep names in memory, and queues the articles that the
 * changed names may concern.
 */
export async function followNames(transaction: Transaction, before: NamesBefore): Promise<void> {
  if (before === "ALL") {
    await transaction.query(noteNameChange(null))
    await transaction.script(ENQUEUE_EVERYTHING)
    return
  }
  if (before.size === 0) return
  const after = await readNamesOf(transaction, [...before.keys()])
  const renamed = [...before.keys()].filter((key) => !isSame(before.get(key) ?? [], after.get(key) ?? []))
  // Also if no name differs, because names that are written again get new ids.
  await transaction.query(noteNameChange(renamed))
  if (renamed.length === 0) return
  const concerns = concernsOf(before, after, await dictionaryIn(transaction))
  await transaction.query(enqueueFound(queriesOf(concerns)))
}

// Compares only what matters for reading texts, not descriptions and the like.
function isSame(before: readonly DictionaryName[], after: readonly DictionaryName[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after)
}
