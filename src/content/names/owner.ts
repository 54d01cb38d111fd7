import { ownerColumn as columnOf } from "../kind.ts"
import { NAMED, type NamedKind, type NamedTable } from "../named-kinds.ts"

/** The named kind whose rows are in this table. */
export function namedKind(table: NamedTable): NamedKind {
  return NAMED.find((kind) => kind.table === table) as NamedKind
}

/** The column with which names and external ids refer to a row of the table. */
export function ownerColumn(table: NamedTable): string {
  return columnOf(namedKind(table))
}
