import type { Method } from "../../evidence/stored.ts"

// The one model of a selection of statements: GraphQL's input becomes it (filter-input.ts), SQL is made from it (filter-sql.ts).

export type AttributionRole = "SPEAKER" | "RELAY"

/** A condition on a statement. Ids are row ids; a list means any of; an empty list matches nothing. */
export type StatementCondition =
  | { readonly is: "article"; readonly ids: readonly string[] }
  /** Somebody who stands in the chain, in any role where that is null. */
  | { readonly is: "person" | "source"; readonly ids: readonly string[]; readonly role: AttributionRole | null }
  /** The chain has somebody in the role. */
  | { readonly is: "role"; readonly role: AttributionRole }
  | { readonly is: "direct"; readonly direct: boolean }
  | { readonly is: "method"; readonly method: Method }
  /** The speaker is described and not named, or the other way round. */
  | { readonly is: "unnamed"; readonly unnamed: boolean }
  | { readonly is: "published"; readonly from: string | null; readonly until: string | null }

/** Conditions that all hold. */
export type StatementFilter = readonly StatementCondition[]

/** Whose statements: those in an article, those in whose chain a person or source stands. Each is read from one index. */
export type StatementOwner =
  | { readonly of: "article" }
  | { readonly of: "person" | "source"; readonly role: AttributionRole | null }

/** One list: of all statements, or of those that any of some owners has, each once. */
export interface StatementSelection {
  readonly owners: { readonly owner: StatementOwner; readonly ids: readonly string[] } | null
  readonly filter: StatementFilter
}

/** The conditions that can say whose statements are read, the most selective first. */
const OWNERS = ["article", "person", "source"] as const

/**
 * All statements under a filter. Where it names articles, people or sources, their own lists are read, and only the other conditions
 * are left to be checked: of an old article's statements none stands near the beginning of the list of all.
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
