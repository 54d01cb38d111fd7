import DataLoader from "dataloader"
import { type Page, type PageRequest, toPage } from "./keyset.ts"

/** A loader of rows by a column that is unique; `null` where there is no such row. */
export function rowLoader<Row extends object>(
  key: keyof Row,
  load: (keys: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Row | null> {
  return new DataLoader(async (keys) => {
    const rows = new Map((await load(keys)).map((row) => [row[key] as string, row]))
    return keys.map((wanted) => rows.get(wanted) ?? null)
  })
}

/** The parent of lists that have none. */
export const NO_PARENT = "0"

/** A loader of one page for each parent. `load` gives the rows of all parents, each with its `parentId`, in the order of the page. */
export function pageLoader<Row extends { parentId: string }>(
  request: PageRequest,
  load: (parents: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Page<Row>> {
  return new DataLoader(async (parents) => {
    const groups = groupByParent(await load(parents))
    return parents.map((parent) => toPage(groups.get(parent) ?? [], request))
  })
}

/** A loader of all rows that belong to each parent, for lists that are short by nature. */
export function listLoader<Row extends { parentId: string }>(
  load: (parents: readonly string[]) => Promise<Row[]>,
): DataLoader<string, Row[]> {
  return new DataLoader(async (parents) => {
    const groups = groupByParent(await load(parents))
    return parents.map((parent) => groups.get(parent) ?? [])
  })
}

/** A loader of a number for each parent; 0 where `load` gives none. */
export function countLoader(
  load: (parents: readonly string[]) => Promise<{ parentId: string; count: number }[]>,
): DataLoader<string, number> {
  return new DataLoader(async (parents) => {
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
