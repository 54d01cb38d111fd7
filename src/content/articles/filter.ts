import type { PersonRole } from "../enums.ts"
import type { LinkedName } from "./plain-links.ts"

// The model of a selection of articles: GraphQL inputs are turned into it (filter-input.ts), and SQL is made from it
// (filter-sql.ts).

/** A condition on an article. Ids are row ids. A list means any of its items; an empty list matches nothing. */
export type ArticleCondition =
  | { readonly is: "publisher" | "citedSource"; readonly ids: readonly string[] }
  | { readonly is: "person"; readonly ids: readonly string[] | null; readonly role: PersonRole | null }
  /** Filed under one of these topics or under a descendant of one. */
  | { readonly is: "topic"; readonly ids: readonly string[] }
  /** Linked to one of these records of a kind, by a link without roles. */
  | { readonly is: "linked"; readonly to: LinkedName; readonly ids: readonly string[] }
  | { readonly is: "language"; readonly languages: readonly string[] }
  | { readonly is: "published"; readonly from: string | null; readonly until: string | null }
  | { readonly is: "changed"; readonly since: string }
  /** The search as it was typed; src/content/search turns it into tiers before the filter becomes SQL. */
  | { readonly is: "search"; readonly text: string }
  | { readonly is: "everything" }
  | { readonly is: "any" | "all"; readonly of: readonly ArticleCondition[] }
  | { readonly is: "not"; readonly of: ArticleCondition }

/** Conditions that must all hold. */
export type ArticleFilter = readonly ArticleCondition[]

/**
 * Whose articles: all, those of a publisher or a story, those linked to a source, person or topic. `topicTree` includes the
 * topic's descendants. Each scope is read from one index (docs/adr/0004).
 */
export type ArticleScope =
  | { readonly of: "all" | "publisher" | "citedSource" | "mentionedSource" | "topicTree" | "story" }
  | { readonly of: "linked"; readonly to: LinkedName }
  | { readonly of: "person"; readonly role: PersonRole | null }

export interface ArticleSelection {
  readonly scope: ArticleScope
  readonly filter: ArticleFilter
}

/** The scopes that can replace a condition with a single id, the most selective first. */
const INDEXED_SCOPES = ["person", "citedSource", "topic", "linked", "publisher"] as const

/**
 * Turns a selection of all articles with a single-id condition into the selection of that id's scope: "articles in which X
 * stands" then reads the same index as X's own list, and only the other conditions remain to be checked.
 */
export function narrowToIndexedScope(
  selection: ArticleSelection,
  parent: string,
): { selection: ArticleSelection; parent: string } {
  if (selection.scope.of !== "all") return { selection, parent }
  for (const is of INDEXED_SCOPES) {
    const found = selection.filter.find((condition) => condition.is === is && condition.ids?.length === 1)
    if (!found) continue
    const filter = selection.filter.filter((condition) => condition !== found)
    const scope = scopeOf(found)
    const id = "ids" in found ? found.ids?.[0] : undefined
    if (scope && id !== undefined) return { selection: { scope, filter }, parent: id }
  }
  return { selection, parent }
}

function scopeOf(condition: ArticleCondition): ArticleScope | null {
  switch (condition.is) {
    case "person":
      return { of: "person", role: condition.role }
    case "topic":
      return { of: "topicTree" }
    case "linked":
      return { of: "linked", to: condition.to }
    case "publisher":
    case "citedSource":
      return { of: condition.is }
    default:
      return null
  }
}

/** All searches in a filter, also in nested filters. */
export function searchesIn(filter: ArticleFilter): string[] {
  return filter.flatMap((condition) => {
    if (condition.is === "search") return [condition.text]
    return condition.is === "any" || condition.is === "all"
      ? searchesIn(condition.of)
      : condition.is === "not"
        ? searchesIn([condition.of])
        : []
  })
}

/** The search by which relevance is measured: the first one that must hold. */
export function leadingSearch(filter: ArticleFilter): string | null {
  const found = filter.find((condition) => condition.is === "search")
  return found?.is === "search" ? found.text : null
}
