import type { DerivedPart } from "../../content/enums.ts"
import type { Transaction } from "../../db/transaction.ts"
import { reasonOf, type Shortfalls } from "./shortfalls.ts"
import { passOver } from "./sql.ts"

/** Stores, and reports, that a part of an article could not be derived. */
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
