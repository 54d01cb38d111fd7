import type { DisagreementsOfFragment } from "../gql/graphql.ts"
import type { Range } from "../parts/segments.ts"
import type { Place } from "./choice.ts"
import type { Tie } from "./ties.ts"

/**
 * A mark in the text of a report: a shared passage, a value that is contradicted elsewhere, or the place that the address asks
 * for.
 */
export type Mark = Range & ({ readonly tie: Tie } | { readonly differs: number } | { readonly asked: true })

/** The marks of one report. Only those disagreements are marked that conflict. */
export function marksOf(
  slug: string,
  side: "left" | "right",
  ties: readonly Tie[],
  disagreements: DisagreementsOfFragment["disagreements"],
  at: Place | null,
): Mark[] {
  const differing = disagreements.flatMap(({ conflict, values }, index) =>
    conflict
      ? values.flatMap(({ evidence }) =>
          evidence.filter(({ article }) => article.slug === slug).map(({ range }) => ({ ...range, differs: index + 1 })),
        )
      : [],
  )
  const asked = at?.slug === slug ? [{ start: at.start, end: at.end, asked: true as const }] : []
  return [...ties.map((tie) => ({ ...tie[side], tie })), ...differing, ...asked]
}
