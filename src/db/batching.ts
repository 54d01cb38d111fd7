import DataLoader from "dataloader"
import { type Page, type PageRequest, toPage } from "./keyset.ts"
import { deliver, type Prefetch, Prefetches } from "./prefetch.ts"

/**
 * A DataLoader that may have been given what it will be asked for, by a statement that read it on the way (`Prefetch`): such a value
 * is there at once, without a promise.
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

/** A loader whose statements read on the way what its callers will ask for next. */
export class ParentBatch<Row extends object, Value> extends Batch<Value> {
  readonly prefetches = new Prefetches<Row>()

  /** @param load reads the values of all keys, with what was wanted beside them. */
  constructor(load: (keys: readonly string[], prefetched: readonly Prefetch<Row>[]) => Promise<Value[]>) {
    super((keys) => load(keys, this.prefetches.take()))
  }

  getWith(key: string, prefetches: readonly Prefetch<Row>[]): Value | Promise<Value> {
    this.prefetches.want(prefetches)
    return this.get(key)
  }
}

/** Goes on with a value, or with the one that is promised. */
export function whenThere<Value, Result>(
  value: Value | Promise<Value>,
  then: (value: Value) => Result,
): Result | Promise<Result> {
  return value instanceof Promise ? value.then(then) : then(value)
}

type Load<Row extends object> = (keys: readonly string[], prefetched: readonly Prefetch<Row>[]) => Promise<Row[]>

/** A loader of rows by a column that is unique; `null` where there is no such row. */
export function rowLoader<Row extends object>(key: keyof Row, load: Load<Row>): ParentBatch<Row, Row | null> {
  return new ParentBatch(async (keys, prefetched) => {
    const found = await load(keys, prefetched)
    deliver(found, prefetched)
    const rows = new Map(found.map((row) => [row[key] as string, row]))
    return keys.map((wanted) => rows.get(wanted) ?? null)
  })
}

/** The parent of lists that have none. */
export const NO_PARENT = "0"

/** A loader of one page for each parent. `load` gives the rows of all parents, each with its `parentId`, in the order of the page. */
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

/** A loader of all rows that belong to each parent, for lists that are short by nature. */
export function listLoader<Row extends { parentId: string }>(
  load: (parents: readonly string[]) => Promise<Row[]>,
): Batch<Row[]> {
  return new Batch(async (parents) => {
    const groups = groupByParent(await load(parents))
    return parents.map((parent) => groups.get(parent) ?? [])
  })
}

/** A loader of a number for each parent; 0 where `load` gives none. */
export function countLoader(
  load: (parents: readonly string[]) => Promise<{ parentId: string; count: number }[]>,
): Batch<number> {
  return new Batch(async (parents) => {
    const counts = new Map((await load(parents)).map(({ parentId, count }) => [parentId, count]))
    return parents.map((parent) => counts.get(parent) ?? 0)
  })
}

/** One value for each distinct set of arguments: two aliases with the same arguments share a batch, others have their own. */
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
