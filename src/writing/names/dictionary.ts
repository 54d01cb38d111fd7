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

/** The names after a write of names. Its time distinguishes it from a write that was rolled back and had the same number. */
type State = Pick<NameChangeRow, "id" | "at"> & { readonly dictionary: Dictionary }

/**
 * How many states of a database's names this process keeps, the newest first. More than one, because the newest may have been
 * seen by a transaction that was then rolled back; the one before it still applies.
 */
const MOST_STATES = 3
const known = new WeakMap<object, readonly State[]>()

/** If the names of more entities have changed, reading all names is not slower than reading theirs. */
const MOST_READ = 5_000

/**
 * The dictionary of all names that a transaction sees, including those that it has written. A process reads all names once, and
 * afterwards only those that changed.
 */
export async function dictionaryIn(transaction: Transaction): Promise<Dictionary> {
  const states = known.get(transaction.pool) ?? []
  const changes = await transaction.query<NameChangeRow>(nameChangesFrom(states.map(({ id }) => id)))
  const last = changes.at(-1)
  // The names were written by a version of Isnad that does not record changes of names.
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

/** The current names of these entities (by `entityKey`); an empty list for one that was deleted. */
export async function readNamesOf(queryable: Queryable, entities: readonly string[]): Promise<NameChanges> {
  const none = entities.map((key) => [key, []] as const)
  if (entities.length === 0) return new Map()
  const ids = entities.map((key) => rowId(...(key.split(":") as [EntityRef["kind"], string])))
  return new Map<string, readonly DictionaryName[]>([
    ...none,
    ...byEntity((await queryable.query<NameRow>(namesOf(ids))).map(toName)),
  ])
}

/** Every name of every stored person, source and topic. */
async function readNames(queryable: Queryable): Promise<DictionaryName[]> {
  return (await queryable.query<NameRow>(allNames())).map(toName)
}

function toName({ value, nameKind, kind, slug, sourceKind }: NameRow): DictionaryName {
  return { value, nameKind, entity: { kind, slug, ...(sourceKind !== null && { sourceKind }) } }
}
