import { findDates } from "../text/dates/find-dates.ts"
import { findQuantities } from "../text/quantities/find-quantities.ts"
import type { Range } from "../text/range.ts"
import { mentionsOf, nameText } from "./mentions.ts"
import type { Dictionary } from "./names/dictionary.ts"
import { statementsOf } from "./statements/find-statements.ts"
import type { CuratedFacts, StoredAnnotation, StoredMention, StoredStatement } from "./stored.ts"

/**
 * Everything that is found in a text, beside what people wrote in: where both speak of the same place, theirs stands and the
 * extracted one is left out. Pure: the same text, names and facts give the same annotation.
 * @param published when the article was published, for dates such as "yesterday".
 */
export function annotateText(
  { body, published, curated }: { body: string; published?: Date | undefined; curated?: CuratedFacts | undefined },
  dictionary: Dictionary,
): StoredAnnotation {
  const mentions = (curated?.mentions ?? []).map((mention): StoredMention => ({ ...mention, confidence: 1, method: "CURATED" }))
  const statements = (curated?.statements ?? []).map(
    (statement): StoredStatement => ({ ...statement, attribution: null, confidence: 1, method: "CURATED" }),
  )
  const named = nameText(body, dictionary)
  const foundMentions = mentionsOf(named).filter((mention) => !mentions.some((other) => overlap(mention, other)))
  const foundStatements = statementsOf(named).filter((found) => !statements.some((other) => overlap(found, other)))
  return {
    mentions: inOrder([...mentions, ...foundMentions.map((mention) => ({ ...mention, method: "EXTRACTED" as const }))]),
    statements: inOrder([...statements, ...foundStatements.map((found) => ({ ...found, method: "EXTRACTED" as const }))]),
    dates: findDates(body, published),
    quantities: findQuantities(body),
  }
}

function overlap(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end
}

function inOrder<Item extends Range>(items: Item[]): Item[] {
  return items.sort((a, b) => a.start - b.start || a.end - b.end)
}
