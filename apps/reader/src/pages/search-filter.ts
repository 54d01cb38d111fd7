import type { ArticleFilter } from "../gql/graphql.ts"

/** The facets whose values the address can select. */
export const DIMENSIONS = ["publisher", "topic", "person", "language", "month"] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** The filter that an address such as `?q=…&publisher=…&publisher=…&month=2021-03` stands for. */
export function filterOf(search: URLSearchParams): ArticleFilter {
  const chosen = (dimension: Dimension) => {
    const values = search.getAll(dimension)
    return values.length > 0 ? values : undefined
  }
  const query = search.get("q")?.trim()
  return {
    search: query || undefined,
    publisher: chosen("publisher"),
    topic: chosen("topic"),
    person: chosen("person"),
    language: chosen("language"),
    publishedAt: monthOf(search.get("month")),
  }
}

function monthOf(text: string | null) {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(text ?? "") ?? []
  if (year === undefined) return undefined
  const from = new Date(Date.UTC(Number(year), Number(month) - 1))
  return { from: from.toISOString(), until: new Date(Date.UTC(Number(year), Number(month))).toISOString() }
}

/** The address after selecting or deselecting a value, at the first page. Only one month can be selected. */
export function toggled(search: URLSearchParams, dimension: Dimension, value: string): URLSearchParams {
  const here = search.getAll(dimension).includes(value)
  const next = new URLSearchParams(
    [...search].filter(([name, other]) => {
      if (name === "after" || name === "before") return false
      return name !== dimension || (dimension !== "month" && other !== value)
    }),
  )
  if (!here) next.append(dimension, value)
  return next
}
