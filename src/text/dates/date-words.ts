import { z } from "zod"
import { readDictionary } from "../dictionaries.ts"
import { fold } from "../fold.ts"
import { indexPhrases, type PhraseIndex, wordSet } from "../phrases.ts"

const list = z.array(z.string().min(1))
const lists = z.record(z.string(), list)
const schema = z.strictObject({
  days: lists,
  weekdays: lists,
  periods: z.strictObject({ week: list, month: list, year: list }),
  next: list,
  last: list,
  this: list,
  these: list,
  not_after: list,
  not_before: list,
  lookalikes: list,
  general: list,
  year_nouns: list,
  year_cues: list,
  year_ranges: z.strictObject({ first: list, between: list }),
  year_joins: list,
  day_cues: list,
  month_cues: list,
  year_events: list,
  year_of: list,
  period_edges: list,
  first_days: list,
  numeric_cues: list,
  ago: list,
  ago_from: list,
  spans: z.strictObject({ day: list, week: list, month: list, year: list }),
  span_duals: z.strictObject({ day: list, week: list, month: list, year: list }),
  future: list,
  past: list,
  no_future: list,
  became: list,
  became_not: list,
  hijri_marks: list,
  gregorian_marks: list,
  of: list,
  counted: list,
})

/** Which day, week, month or year is meant, seen from the day of publication: the one before, the current one, the next. */
export type Direction = "LAST" | "THIS" | "NEXT"
export type Period = "WEEK" | "MONTH" | "YEAR"
export type Span = "DAY" | Period
/** Whether what happens on a date has happened or will happen. */
export type Tense = "PAST" | "FUTURE"

/** dictionaries/dates.yaml, folded. `days` and `weekdays` map words to the numbers in the file. */
export type DateWords = {
  days: PhraseIndex<number>
  weekdays: PhraseIndex<number>
  periods: PhraseIndex<Period>
  directions: PhraseIndex<Direction>
  these: PhraseIndex<true>
  yearNouns: PhraseIndex<true>
  yearCues: PhraseIndex<true>
  yearJoins: PhraseIndex<true>
  yearEvents: PhraseIndex<true>
  periodEdges: PhraseIndex<true>
  firstDays: PhraseIndex<true>
  spans: PhraseIndex<Span>
  spanDuals: PhraseIndex<Span>
  tenses: PhraseIndex<Tense>
  becameNot: PhraseIndex<true>
  monthCues: PhraseIndex<true>
  rangeStarts: ReadonlySet<string>
  rangeJoins: ReadonlySet<string>
  dayCues: ReadonlySet<string>
  notAfter: ReadonlySet<string>
  notBefore: ReadonlySet<string>
  lookalikes: ReadonlySet<string>
  general: ReadonlySet<string>
  hijriMarks: ReadonlySet<string>
  gregorianMarks: ReadonlySet<string>
  of: ReadonlySet<string>
  counted: ReadonlySet<string>
  yearOf: ReadonlySet<string>
  numericCues: ReadonlySet<string>
  ago: ReadonlySet<string>
  agoFrom: ReadonlySet<string>
  became: ReadonlySet<string>
  noFuture: readonly string[]
}

let loaded: DateWords | undefined

/** The words of dates, read on first use. */
export function dateWords(): DateWords {
  loaded ??= build()
  return loaded
}

function build(): DateWords {
  const data = readDictionary("dates", schema)
  return {
    days: indexPhrases(Object.entries(data.days).map(([day, phrases]) => [Number(day), phrases])),
    weekdays: indexPhrases(Object.entries(data.weekdays).map(([day, phrases]) => [Number(day), phrases])),
    periods: indexPhrases([
      ["WEEK", data.periods.week],
      ["MONTH", data.periods.month],
      ["YEAR", data.periods.year],
    ]),
    directions: indexPhrases([
      ["NEXT", data.next],
      ["LAST", data.last],
      ["THIS", data.this],
    ]),
    these: indexPhrases([[true, data.these]]),
    yearNouns: indexPhrases([[true, data.year_nouns]]),
    yearCues: indexPhrases([[true, data.year_cues]]),
    yearJoins: indexPhrases([[true, data.year_joins]]),
    yearEvents: indexPhrases([[true, data.year_events]]),
    periodEdges: indexPhrases([[true, data.period_edges]]),
    firstDays: indexPhrases([[true, data.first_days]]),
    spans: spansOf(data.spans),
    spanDuals: spansOf(data.span_duals),
    tenses: indexPhrases([
      ["FUTURE", data.future],
      ["PAST", data.past],
    ]),
    becameNot: indexPhrases([[true, data.became_not]]),
    monthCues: indexPhrases([[true, data.month_cues]]),
    rangeStarts: wordSet(data.year_ranges.first),
    rangeJoins: wordSet(data.year_ranges.between),
    dayCues: wordSet(data.day_cues),
    notAfter: wordSet(data.not_after),
    notBefore: wordSet(data.not_before),
    lookalikes: wordSet(data.lookalikes),
    general: wordSet(data.general),
    hijriMarks: wordSet(data.hijri_marks),
    gregorianMarks: wordSet(data.gregorian_marks),
    of: wordSet(data.of),
    counted: wordSet(data.counted),
    yearOf: wordSet(data.year_of),
    numericCues: wordSet(data.numeric_cues),
    ago: wordSet(data.ago),
    agoFrom: wordSet(data.ago_from),
    became: wordSet(data.became),
    noFuture: data.no_future.map(fold),
  }
}

function spansOf({ day, week, month, year }: Record<"day" | "week" | "month" | "year", string[]>): PhraseIndex<Span> {
  return indexPhrases([
    ["DAY", day],
    ["WEEK", week],
    ["MONTH", month],
    ["YEAR", year],
  ])
}
