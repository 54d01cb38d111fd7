import sql, { empty, raw, type Sql } from "sql-template-tag"
import { limit } from "./plannable.ts"

// Keyset pagination: a page starts after a row's (sort value, id), not after a number of rows. So it stays stable while rows
// are added and removed, and costs the same at any depth (https://use-the-index-luke.com/no-offset).

/** A position in an ordered list: the sort value as PostgreSQL's text, and the id, which orders rows with equal values. */
export interface Key {
  readonly sort: string
  readonly id: string
}

export interface PageRequest {
  /** How many rows the page has at most. */
  readonly limit: number
  /** Whether the page is counted from the end of the list: `last` instead of `first`. */
  readonly backward: boolean
  readonly after: Key | null
  readonly before: Key | null
}

export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
}

/** The order of a list. `sort` and `id` are columns, never user input. */
export interface KeysetOrder {
  /** Is part of cursors, so that the cursor of one order is refused by another. */
  readonly name: string
  readonly sort: string
  readonly sortType: "timestamptz" | "text" | "int" | "relevance"
  readonly id: string
  readonly direction: "ASC" | "DESC"
}

/** `AND (sort, id) > (…)` for each bound of the page. */
export function keysetWhere(order: KeysetOrder, page: PageRequest): Sql {
  const [forward, back] = order.direction === "ASC" ? [">", "<"] : ["<", ">"]
  const bound = (key: Key | null, operator: string) =>
    key
      ? sql`AND (${raw(order.sort)}, ${raw(order.id)}) ${raw(operator)} (${key.sort}::${raw(order.sortType)}, ${key.id}::bigint)`
      : empty
  return sql`${bound(page.after, forward as string)} ${bound(page.before, back as string)}`
}

/** `ORDER BY …`, in the direction in which the page is read. */
export function keysetSort(order: KeysetOrder, page: PageRequest): Sql {
  const direction = page.backward ? (order.direction === "ASC" ? "DESC" : "ASC") : order.direction
  return raw(`ORDER BY ${order.sort} ${direction}, ${order.id} ${direction}`)
}

/** `ORDER BY … LIMIT n + 1`: the additional row tells whether there is a next page. */
export function keysetOrderBy(order: KeysetOrder, page: PageRequest): Sql {
  return sql`${keysetSort(order, page)} ${limit(page.limit + 1)}`
}

/** Removes the additional row, and reverses a backward page into the list's order. */
export function toPage<Row>(rows: Row[], request: PageRequest): Page<Row> {
  const hasMore = rows.length > request.limit
  const kept = hasMore ? rows.slice(0, request.limit) : rows
  return request.backward
    ? { rows: kept.reverse(), hasNextPage: request.before !== null, hasPreviousPage: hasMore }
    : { rows: kept, hasNextPage: hasMore, hasPreviousPage: request.after !== null }
}
