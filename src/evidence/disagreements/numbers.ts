import { DAY_MS } from "../../text/dates/day-length.ts"
import type { Quantity } from "../../text/quantities/quantity.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { commonTo, groupBy } from "./clusters.ts"
import { isAligned } from "./contexts.ts"
import { type Count, countsOf } from "./counts.ts"
import type { Disagreement } from "./disagreement.ts"
import type { Reading } from "./reading.ts"

/** How far a number with "about" may differ from another, as a part of it. */
const ABOUT = 0.2

// Articles published further apart than this are about different days.
const NEWS_DAYS = 7

// Without the same words around them, numbers are of one event only in articles that are at most this many days apart.
const SAME_DAYS = 3

const NEXT_DAY = 1

const FEWEST_SHARED = 2

// The part of the shorter sentence that must be in the other.
const SHARED = 0.5

// Units that one article uses for many things, such as times and ages.
const MEASURES: ReadonlySet<string> = new Set(["years", "days", "hours", "%"])

/**
 * Finds different numbers of one thing. A value is the number, with "~" for about, "≥" for at least, "≤" for at most, and its
 * currency or percent sign: "2500", "~2500", "≥12", "40 %". The thing is the same if it has the same noun or unit and is told
 * in the same words, or in two articles of the same days with the same kind of event and two of the same participants, or as
 * the only number of that thing in either. If a number is said to have risen, the other is an earlier one. Numbers that can
 * both be right ("about 2,500" and 2,523, "at least 12" and 15) are compatible.
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

function relate(one: Claim<Count>, other: Claim<Count>): Relation {
  if (!isSameThing(one.item, other.item)) return "OTHER"
  const [first, second] = [one.item.quantity, other.item.quantity]
  if (one.label === other.label || (first.value === second.value && overlap(first, second))) return "SAME"
  return overlap(first, second) ? "COMPATIBLE" : "CONFLICT"
}

function isSameThing(one: Count, other: Count): boolean {
  const sameArticle = one.reading === other.reading
  if (sameArticle && one.sentence === other.sentence) return false
  if (one.event !== other.event || daysBetween(one, other) > NEWS_DAYS || one.updated !== other.updated) return false
  if (isAligned(one.context, other.context)) return true
  if (sameArticle) return false
  if (isOnlyOfDays(one, other)) return true
  if (one.event === undefined) return false
  const shared = commonTo(one.participants, other.participants)
  if (shared < FEWEST_SHARED || shared * 2 < Math.max(one.participants.size, other.participants.size)) return false
  if (one.date !== undefined && other.date !== undefined) return one.date === other.date
  return arePublished(one, other) && daysBetween(one, other) <= SAME_DAYS
}

// Two articles of the same or the next day that each have only one number for this noun and event, in sentences that share some
// words, and that do not each name a place or person which the other does not.
function isOnlyOfDays(one: Count, other: Count): boolean {
  if (!one.only || !other.only || one.updated || MEASURES.has(one.noun)) return false
  if (!arePublished(one, other) || daysBetween(one, other) > NEXT_DAY) return false
  if (one.date !== undefined && other.date !== undefined && one.date !== other.date) return false
  if (!isPart(one.places, other.places) || !isPart(one.participants, other.participants)) return false
  const shared = commonTo(one.said, other.said)
  return shared >= FEWEST_SHARED && shared >= Math.min(one.said.size, other.said.size) * SHARED
}

// Whether either set contains the other.
function isPart<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  return commonTo(one, other) === Math.min(one.size, other.size)
}

function arePublished({ reading: one }: Count, { reading: other }: Count): boolean {
  return one.article.published !== undefined && other.article.published !== undefined
}

// 0 where one of the days of publication is unknown.
function daysBetween(one: Count, other: Count): number {
  const { published: first } = one.reading.article
  const { published: second } = other.reading.article
  return first && second ? Math.abs(first.getTime() - second.getTime()) / DAY_MS : 0
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
