import { alignedDates } from "./aligned-dates.ts"
import { attributionDisagreements } from "./attributions.ts"
import { dateDisagreements } from "./dates.ts"
import type { Disagreement } from "./disagreement.ts"
import { nameSlots } from "./name-slots.ts"
import { numberDisagreements } from "./numbers.ts"
import { nameDisagreements } from "./offices.ts"
import { readArticles } from "./reading.ts"
import { byPlace, compareText, type Evidence, type ReportedArticle } from "./reported-article.ts"
import { swappedNames } from "./swapped-names.ts"

const KINDS: readonly Disagreement["kind"][] = ["DATE", "NUMBER", "NAME", "ATTRIBUTION"]

/**
 * Finds what the articles of a story disagree on, conflicts first. The order of the articles does not matter. Never throws:
 * parts of annotations that lie outside of their body are ignored. Of a matter with more than 256 different claims (MOST_CLAIMS
 * in claims.ts) only the first by slug are compared, so that the time stays near linear in the text.
 */
export function findDisagreements(articles: readonly ReportedArticle[]): Disagreement[] {
  const readings = readArticles(articles)
  const found = [
    ...besides(dateDisagreements(readings), alignedDates(readings)),
    ...numberDisagreements(readings),
    ...besides([...nameDisagreements(readings), ...swappedNames(readings)], nameSlots(readings)),
    ...attributionDisagreements(readings),
  ]
  return distinct(found).sort(
    (a, b) =>
      Number(b.conflict) - Number(a.conflict) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      byPlace(firstOf(a), firstOf(b)) ||
      compareText(labels(a), labels(b)),
  )
}

// The findings of a second rule that share no place with those of the first.
function besides(first: readonly Disagreement[], second: readonly Disagreement[]): Disagreement[] {
  const placesOf = ({ values }: Disagreement): string[] =>
    values.flatMap(({ evidence }) => evidence.map(({ slug, start, end }) => `${slug} ${start} ${end}`))
  const known = new Set(first.flatMap(placesOf))
  return [...first, ...second.filter((disagreement) => !placesOf(disagreement).some((place) => known.has(place)))]
}

// Two rules may find the same disagreement.
function distinct(found: readonly Disagreement[]): Disagreement[] {
  return [...new Map(found.map((disagreement) => [JSON.stringify(disagreement), disagreement])).values()]
}

function firstOf({ values }: Disagreement): Evidence {
  return values[0]?.evidence[0] ?? { slug: "", start: 0, end: 0 }
}

function labels({ values }: Disagreement): string {
  return values.map(({ value }) => value).join(" ")
}
