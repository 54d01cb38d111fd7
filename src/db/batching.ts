import DataLoader from "dataloader"
import { type Page, type PageRequest, toPage } from "./keyset.ts"
import { deliver, type Prefetch, Prefetches } from "./prefetch.ts"

/**
 * A DataLoader that may already have a value, because an earlier statement prefetched it (`Prefetch`). Such a value is returned
 * at once, without a promise.
 */
export class Batch<Value> extends DataLoader<string, Value> {
  readonly #given = new Map<string, Value>()

  give(key: string, value: Value): void {
    this.#given.set(key, value)
  }

  get(key: string): Value | Promise<Value> {
    const given = this.#given.get(key)
    return given === undefined ? this.load(key) : given
  }
}

/** A loader of rows whose statement also reads what will be asked for those rows next (prefetching). */
export class ParentBatch<Row extends object, Value> extends Batch<Value> {
  readonly prefetches = new Prefetches<Row>()

  /** @param load reads the values of all keys, together with what was registered to be prefetched. */
  constructor(load: (keys: readonly string[], prefetched: readonly Prefetch<Row>[]) => Promise<Value[]>) {
    super((keys) => load(keys, this.prefetches.take()))
  }

  getWith(key: string, prefetches: readonly Prefetch<Row>[]): Value | Promise<Value> {
    this.prefetches.want(prefetches)
    return this.get(key)
  }
}

/** Calls a function with a value: at once if it is there, else when its promise resolves. */
export function whenThere<Value, Result>(
  value: Value | Promise<Value>,
  then: (value: Value) => Result,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(then) : then(value)
}

type Load<Row extends object> = (keys: readonly string[], prefetched: readonly Prefetch<Row>[]) => Promise<Row[]>

/** A loader of rows by a unique column; `null` for a key without a row. */
export function rowLoader<Row extends object>(key: keyof Row, load: Load<Row>): ParentBatch<Row, Row | null> {
  return new ParentBatch(async (keys, prefetched) => {
    const found = await load(keys, prefetched)
    deliver(found, prefetched)
    const rows = new Map(found.map((row) => [row[key] as string, row]))
    return keys.map((wanted) => rows.get(wanted) ?? null)
  })
}

/** The parent id that stands for "no parent", for lists at the root. */
export const NO_PARENT = "0"

/**
 * A loader of one page for each parent. @param load reads the rows of all parents, each row with its `parentId`, in the order
 * of the page.
 */
export function pageLoader<Row extends { parentId: string }>(
  request: PageRequest,
  load: Load<Row>,
): ParentBatch<Row, Page<Row>> {
  return new ParentBatch(async (parents, prefetched) => {
    const rows = await load(parents, prefetched)
    deliver(rows, prefetched)
    const groups = groupByParent(rows)
    return parents.map((parent) => toPage(groups.get(parent) ?? [], request))
  })
}

/** A loader of all rows of each parent, for lists that are always short. */
export function listLoader<Row extends { parentId: string }>(
  load: (parents: readonly string[]) => Promise<Row[]>,
): Batch<Row[]> {
  return new Batch(async (parents) => {
    const groups = groupByParent(await load(parents))
    return parents.map((parent) => groups.get(parent) ?? [])
  })
}

/** A loader of a count for each parent; 0 where `load` returns no row for it. */
export function countLoader(
  load: (parents: readonly string[]) => Promise<{ parentId: string; count: number }[]>,
): Batch<number> {
  return new Batch(async (parents) => {
    const counts = new Map((await load(parents)).map(({ parentId, count }) => [parentId, count]))
    return parents.map((parent) => counts.get(parent) ?? 0)
  })
}

/**
 * Creates one value (mostly a loader) for each distinct set of arguments: two aliases with equal arguments share a batch,
 * others have their own.
 */
export function perArguments<Arguments, Value>(create: (args: Arguments) => Value): (args: Arguments) => Value {
  const made = new Map<string, Value>()
  return (args) => {
    const key = JSON.stringify(args)
    let value = made.get(key)
    if (value === undefined) {
      value = create(args)
      made.set(key, value)
    }
    return value
  }
}

function groupByParent<Row extends { parentId: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.parentId)
    if (group) group.push(row)
    else groups.set(row.parentId, [row])
  }
  return groups
}
