import { type AnyKind, KINDS } from "../kinds.ts"
import { byRank, type NamedTable } from "../named-kinds.ts"

/** A kind that searches find, as the schema's enum names it: `PERSON`. */
export type SearchResultKind = Uppercase<Extract<AnyKind, { found: number }>["name"]>

interface Found {
  readonly kind: SearchResultKind
  /** `Person` */
  readonly type: string
  /** The table, which is also the name of the loaders. */
  readonly table: "articles" | NamedTable
}

const FOUND = KINDS.filter(({ found }) => found !== undefined)
  .toSorted(byRank)
  .map(({ name, type, table }) => ({ kind: name.toUpperCase(), type, table }) as Found)

/** The kinds that a search finds, in the order in which equal matches are listed. */
export const RESULT_KINDS: readonly SearchResultKind[] = FOUND.map(({ kind }) => kind)

/** The type and table of a kind that is found. */
export function foundAs(kind: Exclude<SearchResultKind, "ARTICLE">): Found & { readonly table: NamedTable }
export function foundAs(kind: SearchResultKind): Found
export function foundAs(kind: SearchResultKind): Found {
  return FOUND.find((one) => one.kind === kind) as Found
}
