import { type KeysetOrder, type Page, type PageRequest, toPage } from "../db/keyset.ts"
import type { Connection } from "./connection.ts"
import { type PageArguments, toPageRequest } from "./page-arguments.ts"

/** The order of rows that are paged in memory and not by a statement, so there is no column. */
const BY_POSITION: KeysetOrder = { name: "position", sort: "", sortType: "int", id: "", direction: "ASC" }

/** Positions are unique in a list, so cursors need no id. */
const NO_ID = "0"

/**
 * A connection of rows that are all in memory once they are read, such as the passages of a text, in the order of their
 * positions. @param list the field, such as `Article.passages`. @param read is called once for each field that needs rows, so
 * it must be cached. @throws BAD_USER_INPUT for a bad size or cursor.
 */
export function positionConnection<Row extends { readonly position: number }>(
  list: string,
  args: PageArguments,
  read: () => Promise<readonly Row[]>,
): Connection<Row> {
  const order = { ...BY_POSITION, list }
  const request = toPageRequest(args, order)
  return {
    order,
    keyOf: ({ position }) => ({ sort: String(position), id: NO_ID }),
    page: async () => cut(await read(), request),
    count: async () => (await read()).length,
  }
}

function cut<Row extends { readonly position: number }>(rows: readonly Row[], request: PageRequest): Page<Row> {
  const after = request.after ? Number(request.after.sort) : -1
  const before = request.before ? Number(request.before.sort) : Number.POSITIVE_INFINITY
  const within = rows.filter(({ position }) => position > after && position < before)
  const ordered = request.backward ? within.toReversed() : within
  return toPage(ordered.slice(0, request.limit + 1), request)
}
