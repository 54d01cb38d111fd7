import { findDates } from "../text/dates/find-dates.ts"
import { findQuantities } from "../text/quantities/find-quantities.ts"
import type { Range } from "../text/range.ts"
import { statementsOf } from "./attribution/find-statements.ts"
import { mentionsOf, nameText } from "./mentions.ts"
import type { Dictionary } from "./names/dictionary.ts"
import type { CuratedFacts, StoredAnnotation, StoredMention, StoredStatement } from "./stored.ts"

/**
 * Extracts mentions, statements, dates and quantities from a text, and merges them with what people wrote in: where both cover
 * the same place, the extracted one is left out. Pure: the same text, names and facts give the same annotation. @param
 * published when the article was published, for dates such as "yesterday".
 */
export function annotateText(
  { body, published, curated }: { body: string; published?: Date | undefined; curated?: CuratedFacts | undefined },
  dictionary: Dictionary,
): StoredAnnotation {
  const { mentions, statements } = withCuratedOnly(curated)
  const named = nameText(body, dictionary)
  const foundMentions = mentionsOf(named).filter(besides(mentions))
  const foundStatements = statementsOf(named).filter(besides(statements))
  return {
    mentions: inOrder([...mentions, ...foundMentions.map((mention) => ({ ...mention, method: "EXTRACTED" as const }))]),
    statements: inOrder([...statements, ...foundStatements.map((found) => ({ ...found, method: "EXTRACTED" as const }))]),
    dates: findDates(body, published),
    quantities: findQuantities(body),
  }
}

/** The annotation of a text that was not analysed: only what people wrote in. */
export function withCuratedOnly(curated: CuratedFacts | undefined): StoredAnnotation {
  const mentions = (curated?.mentions ?? []).map((mention): StoredMention => ({ ...mention, confidence: 1, method: "CURATED" }))
  const statements = (curated?.statements ?? []).map(
    (statement): StoredStatement => ({ ...statement, attribution: null, confidence: 1, method: "CURATED" }),
  )
  return { mentions: inOrder(mentions), statements: inOrder(statements), dates: [], quantities: [] }
}

// A predicate: whether a range overlaps none of the others. Both lists may be long, so each range is compared only with others
// near it.
function besides(others: readonly Range[]): (range: Range) => boolean {
  const ordered = [...others].sort((a, b) => a.start - b.start)
  // reach[i]: the furthest end of the ranges up to the i-th.
  const reach: number[] = []
  for (const { end } of ordered) reach.push(Math.max(reach.at(-1) ?? 0, end))
  return ({ start, end }) => {
    let low = 0
    let high = ordered.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (ordered[middle]!.start < end) low = middle + 1
      else high = middle
    }
    return low === 0 || reach[low - 1]! <= start
  }
}

function inOrder<Item extends Range>(items: Item[]): Item[] {
  return items.sort((a, b) => a.start - b.start || a.end - b.end)
}
