import { rowId } from "../../content/row-id.ts"
import type { Queryable, Transaction } from "../../db/transaction.ts"
import type { EntityRef } from "../../evidence/annotation.ts"
import {
  buildDictionary,
  byEntity,
  changeDictionary,
  type Dictionary,
  type DictionaryName,
  type NameChanges,
} from "../../evidence/names/dictionary.ts"
import { allNames, type NameChangeRow, type NameRow, nameChangesFrom, namesOf } from "./sql.ts"

/** The names as they were after a write of names, which its moment tells from one that was taken back and had the same number. */
type State = Pick<NameChangeRow, "id" | "at"> & { readonly dictionary: Dictionary }

/**
 * The last states that this process has seen of a database, the newest first. More than one: what a transaction saw that was taken back
 * afterwards is never found in the database again, but what was there before it is.
 */
const MOST_STATES = 3
const known = new WeakMap<object, readonly State[]>()

/** More entities whose names changed are read no sooner one by one than all are. */
const MOST_READ = 5_000

/**
 * The dictionary of all names that a transaction sees, its own among them. All names are read once in a process, and afterwards those
 * that changed.
 */
export async function dictionaryIn(transaction: Transaction): Promise<Dictionary> {
  const states = known.get(transaction.pool) ?? []
  const changes = await transaction.query<NameChangeRow>(nameChangesFrom(states.map(({ id }) => id)))
  const last = changes.at(-1)
  // Written by who notes nothing: a version of Isnad that knows no dictionary in memory.
  if (!last?.newest) return buildDictionary(await readNames(transaction))
  const state = states.find(({ id, at }) => changes.some((change) => change.id === id && change.at === at))
  const since = state && changes.slice(changes.findIndex(({ id }) => id === state.id) + 1)
  if (state && since?.length === 0) return state.dictionary
  const dictionary = await changed(transaction, state?.dictionary, since ?? [])
  keep(transaction.pool, { id: last.id, at: last.at, dictionary })
  return dictionary
}

async function changed(
  transaction: Transaction,
  dictionary: Dictionary | undefined,
  since: readonly NameChangeRow[],
): Promise<Dictionary> {
  const entities = new Set(since.flatMap((change) => change.entities ?? []))
  const all = since.some((change) => change.entities === null) || entities.size > MOST_READ
  if (!dictionary || all) return buildDictionary(await readNames(transaction))
  if (entities.size === 0) return dictionary
  return changeDictionary(dictionary, await readNamesOf(transaction, [...entities]))
}

function keep(pool: object, state: State): void {
  known.set(pool, [state, ...(known.get(pool) ?? [])].slice(0, MOST_STATES))
}

/** The names of these entities (by `entityKey`), none of those that are no more. */
export async function readNamesOf(queryable: Queryable, entities: readonly string[]): Promise<NameChanges> {
  const none = entities.map((key) => [key, []] as const)
  if (entities.length === 0) return new Map()
  const ids = entities.map((key) => rowId(...(key.split(":") as [EntityRef["kind"], string])))
  return new Map<string, readonly DictionaryName[]>([
    ...none,
    ...byEntity((await queryable.query<NameRow>(namesOf(ids))).map(toName)),
  ])
}

/** Every name of every person, source and topic that is stored. */
async function readNames(queryable: Queryable): Promise<DictionaryName[]> {
  return (await queryable.query<NameRow>(allNames())).map(toName)
}

function toName({ value, nameKind, kind, slug, sourceKind }: NameRow): DictionaryName {
  return { value, nameKind, entity: { kind, slug, ...(sourceKind !== null && { sourceKind }) } }
}
