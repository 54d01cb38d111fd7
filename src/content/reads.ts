import type DataLoader from "dataloader"
import type { Database } from "../db/database.ts"
import type { KindTable, KindType } from "./kinds.ts"

/** What is noted row by row: `Person`. */
export type EntityType = KindType
/** What is noted as a whole, since anything in it may change it: `people`. */
export type ListName = KindTable | "statements" | "search"

/** What one answer was made of: which rows were read, and which lists they were found in. */
export class Reads {
  readonly lists = new Set<ListName>()
  readonly rows = new Map<EntityType, Set<string>>()

  row(type: EntityType, id: string): void {
    const ids = this.rows.get(type)
    if (ids) ids.add(id)
    else this.rows.set(type, new Set([id]))
  }
}

// What each loader notes stands beside it, in its kind's loaders.ts. Without `reads` nothing is noted, and nothing is spent on it.

/** All that was read, one by one: lists by their names (`articles`), rows by type and row id (`Article:123`). */
export function* keysOf({ lists, rows }: Reads): Generator<ListName | `${EntityType}:${string}`> {
  yield* lists
  for (const [type, ids] of rows) for (const id of ids) yield `${type}:${id}`
}

/**
 * The same database, which notes each row that has an id: a feature's loaders give no other rows an `id` than its own.
 * @param column where the id stands, for rows that are noted as those of another type: statements as their article's.
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

/** The same database, of which every statement reads `list`. */
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
 * The same function, each call of which reads `list`.
 * @param others lists that a call with these arguments depends on beside it.
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
 * Lets the loader note `list` where it finds nothing: what is missing now comes with the next change of the list.
 * @param isMissing what counts as nothing, where that is more than `null`.
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

/** Lets the loader note `list` whatever it finds. */
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
