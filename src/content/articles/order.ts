import type { Key, KeysetOrder } from "../../db/keyset.ts"
import { badInput } from "../../errors.ts"
import { builder } from "../../graphql/builder.ts"
import { type OrderDirection, OrderDirectionEnum } from "../../graphql/order-direction.ts"
import { type ArticleFilter, leadingSearch } from "./filter.ts"
import { relevanceKey } from "./relevance-sql.ts"
import { type ArticlePages, BY_RELEVANCE, byChange, byPublication, type PagedArticleRow } from "./sql.ts"

export interface ArticleOrderShape {
  field: "PUBLISHED_AT" | "RELEVANCE" | "CHANGED_AT"
  direction?: OrderDirection | null
}

const ArticleOrderField = builder.enumType("ArticleOrderField", {
  description: "What articles are ordered by.",
  values: {
    PUBLISHED_AT: { description: "When they were published; undated articles count as older than all others." },
    RELEVANCE: {
      description:
        "How well they match `search`, which must stand in the filter outside of `or` and `not`; the newest first among equals. Always the best first.",
    },
    CHANGED_AT: {
      description:
        "When they were last written otherwise, for who keeps copies; in `Query.articles` alone. What changes while pages are read moves to the end, so that who reads with ASC misses nothing.",
    },
  } as const,
})

export const ArticleOrderInput = builder.inputRef<ArticleOrderShape>("ArticleOrder").implement({
  description: "The order of articles. Ties break on id, so that pages never overlap.",
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: "What to order by." }),
    direction: t.field({ type: OrderDirectionEnum, defaultValue: "DESC", description: "Which end comes first." }),
  }),
})

interface Order {
  readonly model: ArticlePages["order"]
  readonly keyset: KeysetOrder
  readonly keyOf: (row: PagedArticleRow) => Key
}

const dateOf = (row: PagedArticleRow) => row.publishedAt ?? "-infinity"

/**
 * Checks an order and turns it into the model. @param list the field, such as `Query.articles`. @throws BAD_USER_INPUT for
 * CHANGED_AT in any list but that one; for RELEVANCE without a search, or in ascending order.
 */
export function toOrder(input: ArticleOrderShape | null | undefined, filter: ArticleFilter, list: string): Order {
  const direction = input?.direction ?? "DESC"
  if (input?.field === "CHANGED_AT") return toChangedOrder(direction, list)
  if (input?.field !== "RELEVANCE") {
    const keyset = { ...byPublication(direction), sort: "sort_at", id: "id" }
    return { model: { by: "published", direction }, keyset, keyOf: (row) => ({ sort: dateOf(row), id: row.id }) }
  }
  if (leadingSearch(filter) === null)
    throw badInput("Expected a `search` in the filter to order by RELEVANCE, got none. Order by PUBLISHED_AT.")
  if (direction === "ASC")
    throw badInput("Expected the direction DESC with RELEVANCE: the best matches come first. Read from the end with `last`.")
  const keyset = { ...BY_RELEVANCE, sort: "score", id: "id" }
  return {
    model: { by: "relevance" },
    keyset,
    keyOf: (row) => ({ sort: relevanceKey(row.score ?? 0, dateOf(row)), id: row.id }),
  }
}

/** Only the list of all articles has an index in this order; further conditions go into its filter. */
function toChangedOrder(direction: OrderDirection, list: string): Order {
  if (list !== "Query.articles")
    throw badInput(
      `Expected PUBLISHED_AT or RELEVANCE in ${list}: only Query.articles is ordered by CHANGED_AT. Ask there, with a filter for whose articles.`,
    )
  const keyset = { ...byChange(direction), sort: "changed_at", id: "id" }
  return { model: { by: "changed", direction }, keyset, keyOf: (row) => ({ sort: row.changedSort as string, id: row.id }) }
}
