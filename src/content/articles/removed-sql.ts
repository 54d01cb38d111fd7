import sql, { type Sql } from "sql-template-tag"
import { NO_PARENT } from "../../db/batching.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../../db/keyset.ts"

/** An article that is no more. */
export interface RemovedRow {
  parentId: string
  id: string
  slug: string
  removedAt: string
}

/** The order in which they went; ties break on id. */
export const BY_REMOVAL: KeysetOrder = {
  name: "removed",
  sort: "r.removed_at",
  sortType: "timestamptz",
  id: "r.id",
  direction: "ASC",
}

/** @param since RFC 3339; what went at that moment is given too. */
export function removedPage(since: string, page: PageRequest): Sql {
  return sql`SELECT ${NO_PARENT} AS "parentId", r.id, r.slug, r.removed_at AS "removedAt" FROM removed_articles r
    WHERE r.removed_at >= ${since}::timestamptz ${keysetWhere(BY_REMOVAL, page)} ${keysetOrderBy(BY_REMOVAL, page)}`
}

export function removedCount(since: string): Sql {
  return sql`SELECT ${NO_PARENT} AS "parentId", count(*)::int AS count FROM removed_articles r WHERE r.removed_at >= ${since}::timestamptz`
}
