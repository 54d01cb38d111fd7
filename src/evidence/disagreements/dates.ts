import { type Claim, claimsOf, disputes, type Relation } from "./claims.ts"
import { commonTo, groupBy } from "./clusters.ts"
import { compareDated, dateLabel, relationOf } from "./dated-claims.ts"
import { type DatedEvent, datedEvents } from "./dated-events.ts"
import type { Disagreement } from "./disagreement.ts"
import type { Reading } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"

const FEWEST_SHARED = 2

/**
 * Finds different dates of one event. A value is what is known of the date, from the largest unit: "2020-01", "2020-01-03",
 * "04-07", "04". What can befall a person only once is one event wherever that person is named. Other events are one where the
 * same two participants are named and make up at least half of either side; their dates conflict only between articles, if
 * neither article has both and they are no more than two weeks apart, so that last year's round is not taken for this one.
 */
export function dateDisagreements(readings: readonly Reading[]): Disagreement[] {
  const events = readings
    .flatMap((reading) => completed(datedEvents(reading)))
    .filter(({ kind, apart }) => kind.happens !== "always" && kind.happens !== "said" && !apart)
  return [...groupBy(events, ({ kind }) => kind.name).values()].flatMap((group) => {
    const claims = claimsOf(group, {
      labelOf: ({ date }) => dateLabel(date.value),
      keyOf: ({ participants }) => [...participants].sort().join(" "),
      placeOf: placeOf,
    })
    return disputes("DATE", claims, relate)
  })
}

// An article that gives one date twice may name the participants only once.
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

function relate(one: Claim<DatedEvent>, other: Claim<DatedEvent>): Relation {
  const found = relationOf(one.item.date, other.item.date)
  const shared = commonTo(one.item.participants, other.item.participants)
  if (one.item.kind.happens === "once") return shared > 0 ? found : "OTHER"
  const fewer = Math.min(one.item.participants.size, other.item.participants.size)
  if (shared < FEWEST_SHARED || shared * 2 < fewer) return "OTHER"
  return compareDated(one, other)
}
