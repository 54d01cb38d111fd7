import type { SourceKind } from "../enums.ts"

/** A condition on a person, source or topic. A list means any of its items; an empty list matches nothing. */
export type NamedCondition =
  | { readonly is: "kind"; readonly kinds: readonly SourceKind[] }
  | { readonly is: "country"; readonly countries: readonly string[] }
  /** One of the names, folded, begins with this prefix. */
  | { readonly is: "namePrefix"; readonly prefix: string }
  /** An article was published since then: by the source, about the person, or under the topic or a descendant. */
  | { readonly is: "articlesSince"; readonly since: string }
  /** Direct children of one of these topics; `null`: topics without a parent. */
  | { readonly is: "parent"; readonly ids: readonly string[] | null }
  | { readonly is: "everything" }
  | { readonly is: "any" | "all"; readonly of: readonly NamedCondition[] }
  | { readonly is: "not"; readonly of: NamedCondition }

/** Conditions that must all hold. */
export type NamedFilter = readonly NamedCondition[]

/** Whether a filter depends on articles, so that a change of an article may change the list. */
export function asksForArticles(filter: NamedFilter): boolean {
  return filter.some((condition) => {
    if (condition.is === "all" || condition.is === "any") return asksForArticles(condition.of)
    return condition.is === "not" ? asksForArticles([condition.of]) : condition.is === "articlesSince"
  })
}
