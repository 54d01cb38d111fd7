import type { FoundDate } from "../../text/dates/expression.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { groupBy } from "./clusters.ts"
import { type Context, contextOf, isAligned, wordsIn } from "./contexts.ts"
import { compareDated, dateLabel } from "./dated-claims.ts"
import type { Disagreement } from "./disagreement.ts"
import { isApart, nearestEvent } from "./nearest-event.ts"
import { type Reading, type Word, within } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"
import { unionFind } from "./union-find.ts"

// A date with the words that say what happens on it.
type Told = {
  readonly reading: Reading
  readonly date: FoundDate
  readonly context: Context
  readonly place: Evidence
  readonly dates: ReadonlySet<string>
}

// A date with a smaller confidence is likely something else.
const SURE = 0.5

// The same words with dates further apart than this are about different events, such as last year's fair.
const FRAME_DAYS = 62

/** Fewer words than these around the date (not counting it) could be about many things. */
const FEWEST_WORDS = 4

/**
 * Finds different dates in sentences of two articles that otherwise say the same: all content words of one date's clause or
 * sentence are in the other's sentence. An article with both dates means two things by them, and dates of announcements do not
 * count. The values, and which of them conflict, are as in dates.ts.
 */
export function alignedDates(readings: readonly Reading[]): Disagreement[] {
  const claims = claimsOf(readings.flatMap(toldIn), {
    labelOf: ({ date }) => dateLabel(date.value),
    keyOf: ({ context }) => [...context.sentence].sort().join(" "),
    placeOf: ({ place }) => place,
  })
  return blocksOf(claims).flatMap((block) => disputes("DATE", block, relate))
}

function relate(one: Claim<Told>, other: Claim<Told>): Relation {
  if (one.label !== other.label && (one.item.dates.has(other.label) || other.item.dates.has(one.label))) return "OTHER"
  if (!isAligned(one.item.context, other.item.context, FEWEST_WORDS)) return "OTHER"
  return compareDated(one, other, FRAME_DAYS)
}

function toldIn(reading: Reading): Told[] {
  const { article, words } = reading
  const dates = within(article.annotation.dates, article.body)
  const inDate = (word: Word): boolean => dated.has(word)
  const dated = new Set<Word>()
  for (const date of dates) {
    const { first, last } = wordsIn(reading, date)
    for (let at = first; at <= last; at++) dated.add(words[at]!)
  }
  const labels = new Set(dates.map(({ value }) => dateLabel(value)))
  return dates.flatMap((date) => {
    const { first, last } = wordsIn(reading, date)
    if (date.value.month === undefined || date.confidence < SURE || !words[first]) return []
    const near = nearestEvent(reading, first, last)
    const said = near && words[near.word]?.event?.happens === "said"
    if (near && (said || isApart(reading, near.word))) return []
    const context = contextOf(reading, first, last, inDate)
    if (context.sentence.size < FEWEST_WORDS) return []
    return [{ reading, date, context, place: { slug: article.slug, start: date.start, end: date.end }, dates: labels }]
  })
}

// Groups claims that share a word, directly or through others; only claims of one group are compared.
function blocksOf(claims: readonly Claim<Told>[]): Claim<Told>[][] {
  const { join, rootOf } = unionFind(claims.length)
  const seen = new Map<string, number>()
  for (const [index, { item }] of claims.entries()) {
    for (const word of item.context.clause.size >= FEWEST_WORDS ? item.context.clause : item.context.sentence) {
      const earlier = seen.get(word)
      if (earlier === undefined) seen.set(word, index)
      else join(earlier, index)
    }
  }
  return [...groupBy(claims.keys(), (index) => String(rootOf(index))).values()]
    .filter((block) => block.length > 1)
    .map((block) => block.map((index) => claims[index]!))
}
