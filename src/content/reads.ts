import type DataLoader from "dataloader"
import type { Database } from "../db/database.ts"
import type { KindTable, KindType } from "./kinds.ts"

/** What is noted by row: `Person`. */
export type EntityType = KindType
/** What is noted as a whole, because any change in it may change the answer: `people`. */
export type ListName = KindTable | "statements" | "search"

/** What one answer was made of: the rows that were read, and the lists in which they were found. */
export class Reads {
  readonly lists = new Set<ListName>()
  readonly rows = new Map<EntityType, Set<string>>()

  row(type: EntityType, id: string): void {
    const ids = this.rows.get(type)
    if (ids) ids.add(id)
    else this.rows.set(type, new Set([id]))
  }
}

// What each loader notes is said in its kind's loaders.ts. Without `reads` nothing is noted, at no cost.

/** The keys of everything that was read: lists by name (`articles`), rows by type and row id (`Article:123`). */
export function* keysOf({ lists, rows }: Reads): Generator<ListName | `${EntityType}:${string}`> {
  yield* lists
  for (const [type, ids] of rows) for (const id of ids) yield `${type}:${id}`
}

/**
 * The same database, but each row with an id is noted as read. A feature's loaders return no other rows with a property `id`
 * than its own. @param column the property with the id, where rows are noted under another type: statements under their
 * article.
 */
export function notingRows(database: Database, reads: Reads | undefined, type: EntityType, column = "id"): Database {
  if (!reads) return database
  const note = (rows: readonly { [column: string]: unknown }[]) => {
    for (const { [column]: id } of rows) if (id !== undefined) reads.row(type, id as string)
  }
  return {
    ...database,
    async query<Row extends object>(...args: Parameters<Database["query"]>) {
      const rows = await database.query<Row & { [column: string]: unknown }>(...args)
      note(rows)
      return rows
    },
    note: note as Database["note"],
  }
}

/** The same database, but every statement notes `list` as read. */
export function notingList(database: Database, reads: Reads | undefined, list: ListName): Database {
  if (!reads) return database
  return {
    ...database,
    query<Row extends object>(...args: Parameters<Database["query"]>) {
      reads.lists.add(list)
      return database.query<Row>(...args)
    },
  }
}

/**
 * The same function, but each call notes `list` as read. @param others further lists that a call with these arguments depends
 * on.
 */
export function calling<Args extends unknown[], Result>(
  reads: Reads | undefined,
  list: ListName,
  call: (...args: Args) => Result,
  others?: (...args: Args) => readonly ListName[],
): (...args: Args) => Result {
  if (!reads) return call
  return (...args) => {
    reads.lists.add(list)
    for (const other of others?.(...args) ?? NONE) reads.lists.add(other)
    return call(...args)
  }
}

const NONE: readonly ListName[] = []

/**
 * Makes a loader note `list` when it finds nothing: the missing row would come with a change of that list. @param isMissing
 * what counts as nothing, if not only `null`.
 */
export function notingMissing<Row, Loader extends DataLoader<string, Row | null>>(
  reads: Reads | undefined,
  list: ListName,
  loader: Loader & DataLoader<string, Row | null>,
  isMissing = (row: Row | null, _key: string) => row === null,
): Loader {
  if (!reads) return loader
  const load = loader.load.bind(loader)
  loader.load = async (key) => {
    const row = await load(key)
    if (isMissing(row, key)) reads.lists.add(list)
    return row
  }
  return loader
}

/** Makes a loader note `list`, whatever it finds. */
export function notingLoads<Row, Loader extends DataLoader<string, Row>>(
  reads: Reads | undefined,
  list: ListName,
  loader: Loader & DataLoader<string, Row>,
): Loader {
  if (!reads) return loader
  const load = loader.load.bind(loader)
  loader.load = (key) => {
    reads.lists.add(list)
    return load(key)
  }
  return loader
}
