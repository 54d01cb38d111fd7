import type { ArticleCondition, ArticleScope, ArticleSelection } from "../articles/filter.ts"
import type { KeptBy } from "./dimensions.ts"

/**
 * The stored totals whose sum is the number of selected articles. `PARENTS`: one total for each parent of the list, by the
 * parent's id.
 */
export interface Kept {
  readonly by: KeptBy
  readonly keys: "WHOLE" | "PARENTS" | { readonly ids: readonly string[] } | { readonly texts: readonly string[] } | Months
}

/** Months such as `2021-03`: from the first one on, and before the second. */
interface Months {
  readonly from: string | null
  readonly until: string | null
}

/** The stored totals that answer how many articles a selection has; `null` if they must be counted. */
export function keptFor({ scope, filter }: ArticleSelection): Kept | null {
  const [condition, ...more] = filter
  if (condition === undefined) return ofScope(scope)
  return scope.of === "all" && more.length === 0 ? ofCondition(condition) : null
}

function ofScope(scope: ArticleScope): Kept | null {
  switch (scope.of) {
    case "all":
      return { by: "all", keys: "WHOLE" }
    case "publisher":
    case "topicTree":
      return { by: scope.of, keys: "PARENTS" }
    case "citedSource":
      return { by: "source:CITED", keys: "PARENTS" }
    case "mentionedSource":
      return { by: "source:MENTIONED", keys: "PARENTS" }
    case "linked":
      return { by: scope.to, keys: "PARENTS" }
    case "person":
      return { by: scope.role ? `person:${scope.role}` : "person", keys: "PARENTS" }
    case "story":
      return null
  }
}

/** An article has only one publisher, language and month, so the totals of several of these can be added. */
function ofCondition(condition: ArticleCondition): Kept | null {
  switch (condition.is) {
    case "publisher":
      return { by: "publisher", keys: { ids: condition.ids } }
    case "language":
      return { by: "language", keys: { texts: condition.languages } }
    case "published": {
      const { from, until } = condition
      if (![from, until].every((at) => at === null || beginsMonth(at))) return null
      return { by: "month", keys: { from: from && monthIn(from), until: until && monthIn(until) } }
    }
    default:
      return null
  }
}

/** Whether a time is the beginning of a month. @param instant in UTC, as `toInstant` returns it. */
function beginsMonth(instant: string): boolean {
  return instant.endsWith("-01T00:00:00.000Z")
}

function monthIn(instant: string): string {
  return instant.slice(0, "2021-03".length)
}
