import type { DisagreementsOfFragment } from "../gql/graphql.ts"
import type { Range } from "../parts/segments.ts"
import type { Place } from "./choice.ts"
import type { Tie } from "./ties.ts"

/** What is marked in the text of a report: a shared passage, a value that others contradict, or the place that was asked for. */
export type Mark = Range & ({ readonly tie: Tie } | { readonly differs: number } | { readonly asked: true })

/** The marks of one report. Of the disagreements, contradictions alone: there words stand against words. */
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
