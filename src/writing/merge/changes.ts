import { KINDS, type KindTable } from "../../content/kinds.ts"
import type { CountsRow } from "./sql.ts"

/** How many records of each kind were created, updated, left alone and deleted. */
export type Changes = Record<KindTable, CountsRow>

const NONE: CountsRow = { created: 0, updated: 0, unchanged: 0, deleted: 0 }
export const NOTHING = Object.fromEntries(KINDS.map(({ table }) => [table, NONE])) as Changes
