import { compareDates, type DateValue, startOf } from "../../text/dates/date-value.ts"
import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { commonTo, groupBy } from "./clusters.ts"
import { type DatedEvent, datedEvents } from "./dated-events.ts"
import type { Disagreement } from "./find-disagreements.ts"
import type { Reading } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"

const DAY = 86_400_000

// Talks and attacks of the same people whose dates lie further apart than this are told apart, not in dispute.
const FRAME_DAYS = 14

// Of dates without a year, articles published further apart than this mean different days.
const NEWS_DAYS = 31

const FEWEST_SHARED = 2

/**
 * Different dates of one event. The value is what is known of the date, from the largest: "2020-01", "2020-01-03", "04-07",
 * "04". What befalls a person once is one event wherever the same person is named. Other kinds are one event where the same two
 * participants are named, at least half of either side; their dates conflict only between articles, if neither has both and
 * they are no more than two weeks apart, so that last year's round is not taken for this one.
 */
export function dateDisagreements(readings: readonly Reading[]): Disagreement[] {
  const events = readings
    .flatMap((reading) => completed(datedEvents(reading)))
    .filter(({ kind, apart }) => kind.happens !== "always" && !apart)
  return [...groupBy(events, ({ kind }) => kind.name).values()].flatMap((group) => {
    const claims = claimsOf(group, {
      labelOf: ({ date }) => dateLabel(date.value),
      keyOf: ({ participants }) => [...participants].sort().join(" "),
      placeOf: placeOf,
    })
    return disputes("DATE", claims, relate)
  })
}

// An article that gives one date twice need not say twice who takes part.
function completed(events: readonly DatedEvent[]): DatedEvent[] {
  const same = groupBy(events, ({ kind, date }) => `${kind.name} ${dateLabel(date.value)}`)
  return [...same.values()].flatMap((group) => {
    const fullest = group.reduce((one, other) => (other.participants.size > one.participants.size ? other : one))
    return group.map((event) => {
      const isPart =
        event.participants.size > 0 && commonTo(event.participants, fullest.participants) === event.participants.size
      return isPart ? { ...event, participants: fullest.participants } : event
    })
  })
}

function placeOf({ reading, date }: DatedEvent): Evidence {
  return { slug: reading.article.slug, start: date.start, end: date.end }
}

/** What is known of a date, from the largest unit: "2020-01", "04-07", "04", "2020". */
export function dateLabel({ year, month, day }: DateValue): string {
  const two = (part: number | undefined): string[] => (part === undefined ? [] : [String(part).padStart(2, "0")])
  return [...(year === undefined ? [] : [String(year).padStart(4, "0")]), ...two(month), ...two(day)].join("-")
}

function relate(one: Claim<DatedEvent>, other: Claim<DatedEvent>): Relation {
  const compared = compareDates(one.item.date.value, other.item.date.value)
  const found: Relation = compared === "EQUAL" ? "SAME" : compared === "MORE_PRECISE" ? "COMPATIBLE" : "CONFLICT"
  const shared = commonTo(one.item.participants, other.item.participants)
  if (one.item.kind.happens === "once") return shared > 0 ? found : "OTHER"
  const fewer = Math.min(one.item.participants.size, other.item.participants.size)
  if (shared < FEWEST_SHARED || shared * 2 < fewer || !isSameNews(one.item, other.item)) return "OTHER"
  if (found === "SAME") return found
  if (one.item.date.value.month === undefined || other.item.date.value.month === undefined) return "OTHER"
  if (found === "COMPATIBLE") return found
  const slugs = new Set(one.evidence.map(({ slug }) => slug))
  const apart = daysApart(one.item.date.value, other.item.date.value)
  return apart <= FRAME_DAYS && !other.evidence.some(({ slug }) => slugs.has(slug)) ? "CONFLICT" : "OTHER"
}

// A date without a year is of the days of its article.
function isSameNews(one: DatedEvent, other: DatedEvent): boolean {
  const { published: first } = one.reading.article
  const { published: second } = other.reading.article
  if (one.date.value.year !== undefined && other.date.value.year !== undefined) return true
  return !first || !second || Math.abs(first.getTime() - second.getTime()) <= NEWS_DAYS * DAY
}

// Where a year is not known, that of the other date is taken.
function daysApart(one: DateValue, other: DateValue): number {
  const year = one.year ?? other.year ?? new Date(0).getUTCFullYear()
  const first = startOf({ ...one, year: one.year ?? year })
  const second = startOf({ ...other, year: other.year ?? year })
  return first && second ? Math.abs(first.getTime() - second.getTime()) / DAY : Number.POSITIVE_INFINITY
}
