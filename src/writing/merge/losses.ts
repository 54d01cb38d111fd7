import { KINDS } from "../../content/kinds.ts"
import type { Transaction } from "../../db/transaction.ts"
import type { Changes } from "./changes.ts"
import { deletedBy, type LossRow, undoneBy } from "./losses-sql.ts"

/** How many records of one kind, and the slugs of the first of them. */
export interface Loss {
  readonly count: number
  readonly slugs: readonly string[]
}

/**
 * What a write takes away, for each kind of which it does: the records that it deletes, and those that an import wrote and that
 * it overwrites.
 */
export interface Losses {
  readonly deleted: Partial<Record<keyof Changes, Loss>>
  readonly undone: Partial<Record<keyof Changes, Loss>>
}

const MOST_SLUGS = 5

export const NO_LOSSES: Losses = { deleted: {}, undone: {} }

/** Finds what would be taken away if the staged content were merged. */
export async function findLosses(transaction: Transaction, changes: Changes): Promise<Losses> {
  const losses: { [part in keyof Losses]: Partial<Record<keyof Changes, Loss>> } = { deleted: {}, undone: {} }
  for (const kind of KINDS) {
    const { table } = kind
    if (changes[table].deleted > 0)
      Object.assign(losses.deleted, lossOf(table, await transaction.query<LossRow>(deletedBy(kind, MOST_SLUGS))))
    if (changes[table].updated > 0)
      Object.assign(losses.undone, lossOf(table, await transaction.query<LossRow>(undoneBy(kind, MOST_SLUGS))))
  }
  return losses
}

function lossOf(table: keyof Changes, rows: readonly LossRow[]): Losses["deleted"] {
  const [first] = rows
  return first ? { [table]: { count: first.count, slugs: rows.map(({ slug }) => slug) } } : {}
}

export function isLoss({ deleted, undone }: Losses): boolean {
  return Object.keys(deleted).length + Object.keys(undone).length > 0
}
