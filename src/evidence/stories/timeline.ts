import { type DateValue, dayOf, startOf } from "../../text/dates/date-value.ts"
import { CONFIDENCE, type FoundDate } from "../../text/dates/expression.ts"
import { clusters, commonTo, groupBy } from "../disagreements/clusters.ts"
import { dateLabel } from "../disagreements/dated-claims.ts"
import { type DatedEvent, datedEvents } from "../disagreements/dated-events.ts"
import { readArticles } from "../disagreements/reading.ts"
import { byPlace, type Evidence, type ReportedArticle } from "../disagreements/reported-article.ts"

/**
 * An event of a story on its date. `start` is the first moment of the date in UTC, `text` the words of the first evidence that
 * give the date. `evidence` is what to show: the clauses with the event and its date.
 */
export type TimelineEntry = {
  readonly date: {
    readonly value: DateValue
    readonly start: Date
    readonly precision: FoundDate["precision"]
    readonly text: string
  }
  readonly evidence: readonly Evidence[]
}

/** The most entries of one kind and date that are compared with each other. */
const MOST_ENTRIES = 256

/**
 * The dated events of a story whose year is known, the earliest first; where two have the same start, the more precise one
 * first. Events of one kind on one date are one entry if they share a participant, or if one of them names none. That somebody
 * said something is no event, nor is anything dated "this month" or "this year". The order of the articles does not matter.
 */
export function timelineOf(articles: readonly ReportedArticle[]): TimelineEntry[] {
  const events = readArticles(articles)
    .flatMap(datedEvents)
    .filter((event) => event.kind.happens !== "said" && !isOfWriting(event))
    .flatMap((event) => {
      const start = startOf(event.date.value)
      return start === null ? [] : [{ event, start }]
    })
  const found = groupBy(events, ({ event }) => `${event.kind.name} ${dateLabel(event.date.value)}`)
  return [...found.values()]
    .flatMap((group) => clusters(group.slice(0, MOST_ENTRIES), (one, other) => isSameEvent(one.event, other.event)))
    .map((cluster): TimelineEntry => {
      const { event, start } = cluster[0]!
      const { value, precision, start: from, end } = event.date
      const text = event.reading.article.body.slice(from, end)
      return { date: { value, start, precision, text }, evidence: cluster.map(({ event }) => placeOf(event)).sort(byPlace) }
    })
    .sort(
      (a, b) =>
        a.date.start.getTime() - b.date.start.getTime() ||
        fieldsOf(b.date.value) - fieldsOf(a.date.value) ||
        byPlace(a.evidence[0]!, b.evidence[0]!),
    )
}

// "this month", "هذا العام": a date that only says when the article was written.
function isOfWriting({ reading, date }: DatedEvent): boolean {
  const { published } = reading.article
  const { value, relative, confidence } = date
  if (!published || !relative || value.day !== undefined || confidence === CONFIDENCE.guessed) return false
  const { year, month } = dayOf(published)
  return value.year === year && (value.month === undefined || value.month === month)
}

function isSameEvent(one: DatedEvent, other: DatedEvent): boolean {
  if (one.participants.size === 0 || other.participants.size === 0) return true
  return commonTo(one.participants, other.participants) > 0
}

function fieldsOf({ month, day }: DateValue): number {
  return Number(month !== undefined) + Number(day !== undefined)
}

// A clause is cut after this many words: a text without punctuation is a single clause.
const REACH = 30

function placeOf({ reading, event, date }: DatedEvent): Evidence {
  const { words, article } = reading
  const inDate = (at: number): boolean => words[at] !== undefined && words[at].start < date.end && words[at].end > date.start
  let first = event
  let last = event
  // The date is in the event's sentence, at most REACH words away.
  for (let at = event - REACH; at <= event + REACH; at++) {
    if (!inDate(at)) continue
    first = Math.min(first, at)
    last = Math.max(last, at)
  }
  const opening = words[first]!
  const closing = words[last]!
  for (let count = 0; count < REACH && words[first - 1]?.clause === opening.clause; count++) first--
  for (let count = 0; count < REACH && words[last + 1]?.clause === closing.clause; count++) last++
  return { slug: article.slug, start: Math.min(words[first]!.start, date.start), end: Math.max(words[last]!.end, date.end) }
}
