import { countLoader, listLoader, pageLoader, perArguments, rowLoader } from "../../db/batching.ts"
import type { Columns } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { NamedTable } from "../named-kinds.ts"
import { calling, notingMissing, type Reads } from "../reads.ts"
import { asksForArticles, type NamedFilter } from "./filter.ts"
import {
  type ExternalIdRow,
  externalIdsOf,
  type NamedPages,
  type NamedRow,
  type NameRow,
  namedById,
  namedBySlug,
  namedCount,
  namedPage,
  namesOf,
  type PagedNamedRow,
} from "./sql.ts"

/**
 * The loaders that people, sources and topics share. @param columns of the table with the alias `e`, under the names that rows
 * have.
 */
export function namedLoaders<Row extends NamedRow>(database: Database, table: NamedTable, columns: Columns, reads?: Reads) {
  /** If the filter depends on articles, the list of articles is noted as read too. */
  const alsoReadBy = (filter: NamedFilter) => (asksForArticles(filter) ? (["articles"] as const) : [])
  return {
    byId: notingMissing(
      reads,
      table,
      rowLoader<Row>("id", (ids) => database.query(namedById(table, columns, ids))),
    ),
    bySlug: notingMissing(
      reads,
      table,
      rowLoader<Row>("slug", (slugs) => database.query(namedBySlug(table, columns, slugs))),
    ),
    /** By NO_PARENT. */
    pages: calling(
      reads,
      table,
      perArguments((pages: NamedPages) =>
        pageLoader<PagedNamedRow<Row>>(pages.page, () => database.query(namedPage(table, columns, pages))),
      ),
      ({ filter }) => alsoReadBy(filter),
    ),
    /** By NO_PARENT. */
    counts: calling(
      reads,
      table,
      perArguments((filter: NamedFilter) => countLoader(() => database.query(namedCount(table, filter)))),
      alsoReadBy,
    ),
    names: listLoader<NameRow>((owners) => database.query(namesOf(table, owners))),
    externalIds: listLoader<ExternalIdRow>((owners) => database.query(externalIdsOf(table, owners))),
  }
}
