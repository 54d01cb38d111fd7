import type { Quantity } from "../../text/quantities/quantity.ts"
import { type Context, contextOf, wordsIn } from "./contexts.ts"
import { dateLabel } from "./dated-claims.ts"
import { datedEvents } from "./dated-events.ts"
import { isApart, nearestEvent } from "./nearest-event.ts"
import { participantsOf } from "./participants.ts"
import { type Reading, type Word, within } from "./reading.ts"
import type { Evidence } from "./reported-article.ts"
import { vocabulary } from "./vocabulary.ts"

/**
 * A number of something, with what is told about it. `event`: the kind of event that it belongs to; `date`: that event's date.
 * `places`: the words behind prepositions of place. `said`: the stems of its sentence without those of the event and the
 * counted noun. `updated`: the text says that it replaces an earlier number. `only`: its article has no other number with this
 * noun and event.
 */
export type Count = {
  readonly reading: Reading
  readonly quantity: Quantity
  readonly noun: string
  readonly place: Evidence
  readonly sentence: number
  readonly event: string | undefined
  readonly date: string | undefined
  readonly participants: ReadonlySet<string>
  readonly context: Context
  readonly places: ReadonlySet<string>
  readonly said: ReadonlySet<string>
  readonly updated: boolean
  readonly only: boolean
}

// A text without punctuation is one clause.
const CLAUSE_WORDS = 30

/** The numbers of an article that count something, in its order. */
export function countsOf(reading: Reading): Count[] {
  const { article, words } = reading
  const dates = new Map(datedEvents(reading).map(({ event, date }) => [event, dateLabel(date.value)]))
  const events = new Set(words.flatMap(({ event, folded, stems }) => (event ? [stems[0] ?? folded] : [])))
  const found = within(article.annotation.quantities, article.body).flatMap((quantity): Omit<Count, "only">[] => {
    const range = { start: quantity.start, end: Math.max(quantity.end, countedEnd(quantity, article.body)) }
    const { first, last } = wordsIn(reading, range)
    const opening = words[first]
    if (!opening) return []
    const near = nearestEvent(reading, first, last)
    const event = near && words[near.word]?.event?.name
    const noun = nounOf(quantity, event, near?.cost ?? Number.POSITIVE_INFINITY)
    if (noun === null || isToldApart(reading, first)) return []
    const number = wordsIn(reading, quantity)
    const context = contextOf(reading, number.first, number.last, () => false)
    return [
      {
        reading,
        quantity,
        noun,
        place: { slug: article.slug, ...range },
        sentence: opening.sentence,
        event,
        date: near && dates.get(near.word),
        participants: participantsOf(reading, near?.word ?? first, first),
        context,
        said: saidOf(context, events, words.slice(first, last + 1)),
        ...saidBeside(reading, first),
      },
    ]
  })
  const values = new Map<string, Set<number>>()
  for (const { noun, event, quantity } of found) {
    const key = `${noun} ${event}`
    values.set(key, (values.get(key) ?? new Set()).add(quantity.value))
  }
  return found.map((count) => ({ ...count, only: values.get(`${count.noun} ${count.event}`)?.size === 1 }))
}

// Whether the text says that an event of this clause is another one than the news: "killed in an earlier attack".
function isToldApart(reading: Reading, first: number): boolean {
  const { words } = reading
  const beside = (at: number): boolean => words[at]?.clause === words[first]?.clause && words[at] !== undefined
  for (let at = first; beside(at) && first - at <= CLAUSE_WORDS; at--) if (words[at]!.event && isApart(reading, at)) return true
  for (let at = first; beside(at) && at - first <= CLAUSE_WORDS; at++) if (words[at]!.event && isApart(reading, at)) return true
  return false
}

// The words behind prepositions of place in the number's sentence, and whether the sentence says that the number is a new one.
function saidBeside({ words, sentences }: Reading, first: number): Pick<Count, "places" | "updated"> {
  const sentence = sentences[words[first]?.sentence ?? -1] ?? { first: 0, last: -1 }
  const around = words.slice(Math.max(sentence.first, first - CLAUSE_WORDS), Math.min(sentence.last, first + CLAUSE_WORDS) + 1)
  const { updates, places } = vocabulary()
  const isUpdate = ({ folded, stems }: Word): boolean => updates.has(folded) || stems.some((stem) => updates.has(stem))
  const behind = around.flatMap((word, at) =>
    places.has(around[at - 1]?.folded ?? "") && !word.event ? [word.stems[0] ?? word.folded] : [],
  )
  return { places: new Set(behind), updated: around.some(isUpdate) }
}

function saidOf({ sentence }: Context, events: ReadonlySet<string>, counted: readonly Word[]): ReadonlySet<string> {
  const own = new Set(counted.flatMap(({ folded, stems }) => [folded, ...stems]))
  return new Set([...sentence].filter((stem) => !own.has(stem) && !events.has(stem)))
}

// The noun may stand before its number ("rockets: 12"); then only the number is shown.
function countedEnd({ end, counted }: Quantity, body: string): number {
  return counted && counted.start >= end && counted.end <= body.length ? counted.end : end
}

// "12 were killed": without a noun, such events befall people.
const OF_PEOPLE = new Set(["killing", "injury", "arrest"])
const BESIDE = 2

// The counted noun: for "شخصا" and "people" their common key, for other nouns the stem; without a noun the currency or "%".
function nounOf({ unit }: Quantity, event: string | undefined, cost: number): string | null {
  if (unit !== null) return vocabulary().nouns.get(unit) ?? unit
  return event !== undefined && OF_PEOPLE.has(event) && cost <= BESIDE ? "people" : null
}
