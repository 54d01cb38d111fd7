import type { Quantity } from "../../text/quantities/find-quantities.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { commonTo, groupBy } from "./clusters.ts"
import { type Context, contextOf, isAligned, wordsIn } from "./contexts.ts"
import { datedEvents } from "./dated-events.ts"
import { dateLabel } from "./dates.ts"
import type { Disagreement } from "./find-disagreements.ts"
import { isApart, nearestEvent } from "./nearest-event.ts"
import { participantsOf } from "./participants.ts"
import { type Reading, within } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"
import { vocabulary } from "./vocabulary.ts"

// A number of something, with what is told of it. `event` is the kind of event it belongs to, `date` that event's date.
type Count = {
  readonly reading: Reading
  readonly quantity: Quantity
  readonly noun: string
  readonly place: Evidence
  readonly sentence: number
  readonly event: string | undefined
  readonly date: string | undefined
  readonly participants: ReadonlySet<string>
  readonly context: Context
}

const DAY = 86_400_000

/** What "about" allows to either side, as a part of the number. */
const ABOUT = 0.2

// Articles published further apart tell of different days.
const NEWS_DAYS = 7

// Without the same words, numbers are of one event only in articles of the same days.
const SAME_DAYS = 3

// A text without punctuation is one clause.
const CLAUSE_WORDS = 30

const FEWEST_SHARED = 2

/**
 * Different numbers of one thing. The value is the number, with "~" for about, "≥" for at least, "≤" for at most and its currency or percent sign:
 * "2500", "~2500", "≥12", "40 %". The thing is counted with the same noun or unit, and told in the same words, or in two
 * articles of the same days with the same kind of event and two of the same participants. Numbers that can both be right
 * ("about 2,500" and 2,523, "at least 12" and 15) are compatible.
 */
export function numberDisagreements(readings: readonly Reading[]): Disagreement[] {
  const counts = readings.flatMap(countsOf)
  return [...groupBy(counts, ({ noun }) => noun).values()].flatMap((group) => {
    const claims = claimsOf(group, {
      labelOf: ({ quantity }) => numberLabel(quantity),
      keyOf: ({ event, date, context }) => [event, date, ...[...context.sentence].sort()].join(" "),
      placeOf: ({ place }) => place,
    })
    return disputes("NUMBER", claims, relate)
  })
}

const SIGNS = { EXACT: "", ABOUT: "~", AT_LEAST: "≥", AT_MOST: "≤" } as const

function numberLabel({ value, bound, unit, counted }: Quantity): string {
  return `${SIGNS[bound]}${value}${unit === null || counted !== null ? "" : ` ${unit}`}`
}

function countsOf(reading: Reading): Count[] {
  const { article, words } = reading
  const dates = new Map(datedEvents(reading).map(({ event, date }) => [event, dateLabel(date.value)]))
  return within(article.annotation.quantities, article.body).flatMap((quantity) => {
    const range = { start: quantity.start, end: Math.max(quantity.end, countedEnd(quantity, article.body)) }
    const { first, last } = wordsIn(reading, range)
    const noun = nounOf(quantity)
    if (noun === null || !words[first]) return []
    const near = nearestEvent(reading, first, last)
    if (isToldApart(reading, first)) return []
    const number = wordsIn(reading, quantity)
    return [
      {
        reading,
        quantity,
        noun,
        place: { slug: article.slug, ...range },
        sentence: words[first].sentence,
        event: near && words[near.word]?.event?.name,
        date: near && dates.get(near.word),
        participants: participantsOf(reading, near?.word ?? first, first),
        context: contextOf(reading, number.first, number.last, () => false),
      },
    ]
  })
}

// Any event of the number's clause may be said to be another than the news: "killed in an earlier attack".
function isToldApart(reading: Reading, first: number): boolean {
  const { words } = reading
  const beside = (at: number): boolean => words[at]?.clause === words[first]?.clause && words[at] !== undefined
  for (let at = first; beside(at) && first - at <= CLAUSE_WORDS; at--) if (words[at]!.event && isApart(reading, at)) return true
  for (let at = first; beside(at) && at - first <= CLAUSE_WORDS; at++) if (words[at]!.event && isApart(reading, at)) return true
  return false
}

// The noun may stand before its number ("rockets: 12"); then only the number is shown.
function countedEnd({ end, counted }: Quantity, body: string): number {
  return counted && counted.start >= end && counted.end <= body.length ? counted.end : end
}

// Of "شخصا" and "people" the family; of other nouns the stem; else the currency or "%".
function nounOf({ unit }: Quantity): string | null {
  return unit === null ? null : (vocabulary().nouns.get(unit) ?? unit)
}

function relate(one: Claim<Count>, other: Claim<Count>): Relation {
  if (!isSameThing(one.item, other.item)) return "OTHER"
  if (one.label === other.label) return "SAME"
  return overlap(one.item.quantity, other.item.quantity) ? "COMPATIBLE" : "CONFLICT"
}

function isSameThing(one: Count, other: Count): boolean {
  const sameArticle = one.reading === other.reading
  if (sameArticle && one.sentence === other.sentence) return false
  if (one.event !== other.event || daysBetween(one, other) > NEWS_DAYS) return false
  if (isAligned(one.context, other.context)) return true
  if (sameArticle || one.event === undefined) return false
  const shared = commonTo(one.participants, other.participants)
  if (shared < FEWEST_SHARED || shared * 2 < Math.max(one.participants.size, other.participants.size)) return false
  if (one.date !== undefined && other.date !== undefined) return one.date === other.date
  const { published } = one.reading.article
  return published !== undefined && other.reading.article.published !== undefined && daysBetween(one, other) <= SAME_DAYS
}

// 0 where a day of publication is not known.
function daysBetween(one: Count, other: Count): number {
  const { published: first } = one.reading.article
  const { published: second } = other.reading.article
  return first && second ? Math.abs(first.getTime() - second.getTime()) / DAY : 0
}

function overlap(one: Quantity, other: Quantity): boolean {
  const [low, high] = boundsOf(one)
  const [least, most] = boundsOf(other)
  return low <= most && least <= high
}

function boundsOf({ value, bound }: Quantity): [number, number] {
  const width = Math.abs(value) * ABOUT
  if (bound === "ABOUT") return [value - width, value + width]
  if (bound === "AT_LEAST") return [value, Number.POSITIVE_INFINITY]
  return bound === "AT_MOST" ? [Number.NEGATIVE_INFINITY, value] : [value, value]
}
