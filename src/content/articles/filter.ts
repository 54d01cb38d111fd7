import type { PersonRole } from "../enums.ts"
import type { LinkedName } from "./plain-links.ts"

// The one model of a selection of articles: GraphQL inputs become it (filter-input.ts), SQL is made from it (filter-sql.ts).

/** A condition on an article. Ids are row ids; a list means any of; an empty list matches nothing. */
export type ArticleCondition =
  | { readonly is: "publisher" | "citedSource"; readonly ids: readonly string[] }
  | { readonly is: "person"; readonly ids: readonly string[] | null; readonly role: PersonRole | null }
  /** Under a topic or one below it. */
  | { readonly is: "topic"; readonly ids: readonly string[] }
  /** Linked to one of these of a kind, without a role. */
  | { readonly is: "linked"; readonly to: LinkedName; readonly ids: readonly string[] }
  | { readonly is: "language"; readonly languages: readonly string[] }
  | { readonly is: "published"; readonly from: string | null; readonly until: string | null }
  | { readonly is: "changed"; readonly since: string }
  /** What was typed; src/content/search makes tiers of it before SQL is made of the filter. */
  | { readonly is: "search"; readonly text: string }
  | { readonly is: "everything" }
  | { readonly is: "any" | "all"; readonly of: readonly ArticleCondition[] }
  | { readonly is: "not"; readonly of: ArticleCondition }

/** Conditions that all hold. */
export type ArticleFilter = readonly ArticleCondition[]

/**
 * Whose articles: all, those of a publisher, of a story, those in which a source, person or topic stands. `topicTree` counts a topic's
 * descendants in. Each is read from one index (docs/adr/0004).
 */
export type ArticleScope =
  | { readonly of: "all" | "publisher" | "citedSource" | "mentionedSource" | "topicTree" | "story" }
  | { readonly of: "linked"; readonly to: LinkedName }
  | { readonly of: "person"; readonly role: PersonRole | null }

export interface ArticleSelection {
  readonly scope: ArticleScope
  readonly filter: ArticleFilter
}

/** The scopes that a condition with one id can become, the most selective first. */
const INDEXED_SCOPES = ["person", "citedSource", "topic", "linked", "publisher"] as const

/**
 * A selection of all articles under a condition with one id is the selection that this one has: "articles in which X stands" reads
 * the index that X's own list reads, and only the other conditions are left to be checked.
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

/** All searches in a filter, however deep. */
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

/** The search that decides relevance: the first that must hold. */
export function leadingSearch(filter: ArticleFilter): string | null {
  const found = filter.find((condition) => condition.is === "search")
  return found?.is === "search" ? found.text : null
}
