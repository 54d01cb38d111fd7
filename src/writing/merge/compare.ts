import { KINDS, type KindTable } from "../../content/kinds.ts"
import type { Staged } from "../stage/staged.ts"
import { type Changes, NOTHING } from "./changes.ts"
import { type CountsRow, countChanges, findChanged } from "./sql.ts"

/**
 * Compares what is staged with what is stored, and counts. @param replace whether stored records that are not staged are to be
 * deleted (a reset) or stay (an import).
 */
export async function compare(staged: Staged, replace: boolean): Promise<Changes> {
  const kinds = KINDS.filter(({ table }) => replace || staged.holds.has(table))
  for (const kind of kinds) await staged.keepChanged(kind, findChanged(kind))
  if (kinds.length === 0) return NOTHING
  const rows = await staged.query<CountsRow & { table: KindTable }>(countChanges(kinds, replace))
  return { ...NOTHING, ...Object.fromEntries(rows.map(({ table, ...counts }) => [table, counts])) }
}

/** Whether records of a kind are created or updated. */
export function isWritten({ created, updated }: CountsRow): boolean {
  return created + updated > 0
}

/** Whether stored records of a kind are updated or deleted. */
export function isReplaced({ updated, deleted }: CountsRow): boolean {
  return updated + deleted > 0
}
