import type { SourceKind } from "../enums.ts"

/** A condition on a person, source or topic. A list means any of; an empty list matches nothing. */
export type NamedCondition =
  | { readonly is: "kind"; readonly kinds: readonly SourceKind[] }
  | { readonly is: "country"; readonly countries: readonly string[] }
  /** Any of the names begins with this, folded. */
  | { readonly is: "namePrefix"; readonly prefix: string }
  /** An article was published since: by the source, about the person, under the topic or one below. */
  | { readonly is: "articlesSince"; readonly since: string }
  /** Topics right below one of these; `null`: at the top of the tree. */
  | { readonly is: "parent"; readonly ids: readonly string[] | null }
  | { readonly is: "everything" }
  | { readonly is: "any" | "all"; readonly of: readonly NamedCondition[] }
  | { readonly is: "not"; readonly of: NamedCondition }

/** Conditions that all hold. */
export type NamedFilter = readonly NamedCondition[]

/** Whether a filter selects by articles: another article may then change the list. */
export function asksForArticles(filter: NamedFilter): boolean {
  return filter.some((condition) => {
    if (condition.is === "all" || condition.is === "any") return asksForArticles(condition.of)
    return condition.is === "not" ? asksForArticles([condition.of]) : condition.is === "articlesSince"
  })
}
