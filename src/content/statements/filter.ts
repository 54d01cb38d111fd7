import type { Method } from "../../evidence/stored.ts"

// The model of a selection of statements: GraphQL's input is turned into it (filter-input.ts), and SQL is made from it
// (filter-sql.ts).

export type AttributionRole = "SPEAKER" | "RELAY"

/** A condition on a statement. Ids are row ids. A list means any of its items; an empty list matches nothing. */
export type StatementCondition =
  | { readonly is: "article"; readonly ids: readonly string[] }
  /** One of these is in the chain, with this role or, if it is null, any. */
  | { readonly is: "person" | "source"; readonly ids: readonly string[]; readonly role: AttributionRole | null }
  /** Somebody with this role is in the chain. */
  | { readonly is: "role"; readonly role: AttributionRole }
  | { readonly is: "direct"; readonly direct: boolean }
  | { readonly is: "method"; readonly method: Method }
  /** Whether the speaker is only described and not named. */
  | { readonly is: "unnamed"; readonly unnamed: boolean }
  | { readonly is: "published"; readonly from: string | null; readonly until: string | null }

/** Conditions that must all hold. */
export type StatementFilter = readonly StatementCondition[]

/** Whose statements: those in an article, or those with a person or source in their chain. Each is read from one index. */
export type StatementOwner =
  | { readonly of: "article" }
  | { readonly of: "person" | "source"; readonly role: AttributionRole | null }

/** One list: all statements, or those of any of some owners, each once. */
export interface StatementSelection {
  readonly owners: { readonly owner: StatementOwner; readonly ids: readonly string[] } | null
  readonly filter: StatementFilter
}

/** The conditions that can become the owners of a list, the most selective first. */
const OWNERS = ["article", "person", "source"] as const

/**
 * All statements that a filter selects. If it has conditions on articles, people or sources, their own lists are read and only
 * the other conditions are checked: the statements of an old article, for example, are far from the beginning of the list of
 * all.
 */
export function selectionOf(filter: StatementFilter): StatementSelection {
  for (const is of OWNERS) {
    const named = filter.find((condition) => condition.is === is)
    if (!named || !("ids" in named)) continue
    const owner: StatementOwner = named.is === "article" ? { of: named.is } : { of: named.is, role: named.role }
    return { owners: { owner, ids: named.ids }, filter: filter.filter((condition) => condition !== named) }
  }
  return { owners: null, filter }
}
