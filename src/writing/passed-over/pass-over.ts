import type { Queryable, Transaction } from "../../db/transaction.ts"
import { type DerivedPart, reasonOf, type Shortfalls } from "./shortfalls.ts"
import { countPassedOver, type PassedOverCountRow, passOver } from "./sql.ts"

/** Remembers, and tells, that a part of an article could not be derived. */
export async function passOverArticle(
  transaction: Transaction,
  shortfalls: Shortfalls,
  id: string,
  part: DerivedPart,
  failure: Error,
): Promise<void> {
  const reason = reasonOf(failure)
  for (const { slug } of await transaction.query<{ slug: string }>(passOver(id, part, reason)))
    shortfalls.add({ slug, part, reason })
}

/** Articles that are not found by search, or of which not all is known that they say; `slugs`: the first few. */
export type PassedOverCount = Pick<PassedOverCountRow, "count" | "slugs">

const NAMED = 3

export async function passedOverCounts(
  queryable: Queryable,
): Promise<{ search: PassedOverCount; annotation: PassedOverCount }> {
  const rows = await queryable.query<PassedOverCountRow>(countPassedOver(NAMED))
  const of = (part: boolean): PassedOverCount => {
    const { count = 0, slugs = [] } = rows.find(({ search }) => search === part) ?? {}
    return { count, slugs }
  }
  return { search: of(true), annotation: of(false) }
}
