import type { FoundDate } from "../../text/dates/expression.ts"
import type { Range } from "../../text/range.ts"
import { isApart, nearestEvent } from "./nearest-event.ts"
import { participantsOf } from "./participants.ts"
import { type Reading, within, wordAt } from "./reading.ts"
import { type Parts, victimsOf } from "./victims.ts"
import type { EventKind } from "./vocabulary.ts"

/**
 * An event with its date. `event` is the index of its word; `participants` are the people that it befell, if it can happen to
 * them only once, else all entities that are named with it. `apart`: the text says that it is another event than the news.
 */
export type DatedEvent = {
  readonly reading: Reading
  readonly kind: EventKind
  readonly event: number
  readonly date: FoundDate
  readonly participants: ReadonlySet<string>
  readonly apart: boolean
}

// A date with a smaller confidence is likely something else.
const SURE = 0.5

/**
 * The dated events of an article, in the order of their dates: each date belongs to the nearest event word of its sentence,
 * and each event word keeps only the date nearest to it.
 */
export function datedEvents(reading: Reading): DatedEvent[] {
  const { article, words } = reading
  const nearest = new Map<number, { date: FoundDate; first: number; cost: number }>()
  for (const date of within(article.annotation.dates, article.body)) {
    if (!isKnown(date) || date.confidence < SURE) continue
    const first = wordAt(reading, date.start)
    const near = nearestEvent(reading, first, wordAt(reading, date.end - 1))
    if (!near) continue
    const rival = nearest.get(near.word)
    if (!rival || near.cost < rival.cost) nearest.set(near.word, { date, first, cost: near.cost })
  }
  const parts = partsOf(reading)
  return [...nearest]
    .map(([event, { date, first }]): DatedEvent => {
      const kind = words[event]!.event!
      const participants = kind.happens === "once" ? victimsOf(reading, event, parts) : participantsOf(reading, event, first)
      return { reading, kind, event, date, participants, apart: isApart(reading, event) }
    })
    .sort((a, b) => a.date.start - b.date.start || a.event - b.event)
}

function isKnown({ value }: FoundDate): boolean {
  return value.year !== undefined || value.month !== undefined
}

function partsOf(reading: Reading): Parts {
  const { statements, dates } = reading.article.annotation
  // A curated statement need not mark its attribution; then the whole statement counts as one.
  const speakers = statements.flatMap(({ start, end, attribution }) =>
    attribution.start === start && attribution.end === end ? [] : [attribution],
  )
  return { isSpeaker: wordsOf(reading, speakers), isDate: wordsOf(reading, dates) }
}

function wordsOf(reading: Reading, ranges: readonly Range[]): (word: number) => boolean {
  const found = new Set<number>()
  let next = 0
  for (const { start, end } of within(ranges, reading.article.body)) {
    // Each word once, also where the ranges of a malformed annotation overlap.
    for (let at = Math.max(next, wordAt(reading, start)); at < reading.words.length && reading.words[at]!.start < end; at++) {
      found.add(at)
      next = at + 1
    }
  }
  return (word) => found.has(word)
}
