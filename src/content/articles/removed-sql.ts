import sql, { type Sql } from "sql-template-tag"
import { NO_PARENT } from "../../db/batching.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "../../db/keyset.ts"

/** An article that was deleted. */
export interface RemovedRow {
  parentId: string
  id: string
  slug: string
  removedAt: string
}

/** By the time of deletion; rows with equal times are in the order of their ids. */
export const BY_REMOVAL: KeysetOrder = {
  name: "removed",
  sort: "r.removed_at",
  sortType: "timestamptz",
  id: "r.id",
  direction: "ASC",
}

/** A page of deleted articles. @param since RFC 3339; articles deleted at that very moment are included. */
export function removedPage(since: string, page: PageRequest): Sql {
  return sql`SELECT ${NO_PARENT} AS "parentId", r.id, r.slug, r.removed_at AS "removedAt" FROM removed_articles r
    WHERE r.removed_at >= ${since}::timestamptz ${keysetWhere(BY_REMOVAL, page)} ${keysetOrderBy(BY_REMOVAL, page)}`
}

export function removedCount(since: string): Sql {
  return sql`SELECT ${NO_PARENT} AS "parentId", count(*)::int AS count FROM removed_articles r WHERE r.removed_at >= ${since}::timestamptz`
}
