import type { Connection } from "../../graphql/connection.ts"
import { type PageArguments, toPageRequest } from "../../graphql/page-arguments.ts"
import { type NamedFilterShape, toNamedFilter } from "./filter-input.ts"
import type { namedLoaders } from "./loaders.ts"
import type { NamedOrderShape } from "./order.ts"
import { byName, type NamedRow, type NameOrder, type PagedNamedRow } from "./sql.ts"

type NamedLoaders<Row extends NamedRow> = ReturnType<typeof namedLoaders<Row>>

export interface NamedListArguments extends PageArguments {
  filter?: NamedFilterShape | null
  orderBy?: NamedOrderShape | null
}

export const keyBySort = (row: { sortKey: string; id: string }) => ({ sort: row.sortKey, id: row.id })

/**
 * A connection over all people, sources or topics, or those that a filter selects, by name. @param list the field, such as
 * `Query.people`.
 */
export function namedConnection<Row extends NamedRow>(
  loaders: Pick<NamedLoaders<Row>, "pages" | "counts">,
  list: string,
  args: NamedListArguments,
): Connection<PagedNamedRow<Row>> {
  const order: NameOrder = { locale: args.orderBy?.locale ?? "AR", direction: args.orderBy?.direction ?? "ASC" }
  const filter = toNamedFilter(args.filter)
  const keyset = { ...byName(order), list }
  const page = toPageRequest(args, keyset)
  return {
    order: keyset,
    keyOf: keyBySort,
    page: () => loaders.pages({ filter, order, page }).load("0"),
    count: () => loaders.counts(filter).load("0"),
  }
}
