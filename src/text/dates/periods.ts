import { entryAt } from "../phrases.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { common, type DateValue, daysAfter } from "./date-value.ts"
import { type Direction, dateWords, type Period } from "./date-words.ts"

/**
 * A week, month or year given relative to publication; the words [first, last] that it takes; how many letters of the first are
 * proclitics.
 */
export type PeriodAt = { period: Period; direction: Direction; first: number; last: number; clitics: number }

/** "الشهر الماضي", "هذا العام", "last week" or "مطلع العام" at word `at`. */
export function periodAt(words: Words, at: number): PeriodAt | null {
  return namedPeriodAt(words, at) ?? edgeAt(words, at)
}

// "مطلع العام", "the end of the month": the current one, unless words behind it say otherwise. "The end of the week" means the
// weekend and is not read.
function edgeAt(words: Words, at: number): PeriodAt | null {
  const { periodEdges, periods } = dateWords()
  const edge = entryAt(periodEdges, words, at)
  if (edge === null) return null
  const last = at + edge.words.length
  const noun = entryAt(periods, words, last)
  if (noun === null || noun.clitics > 0 || noun.meaning === "WEEK" || !isPlainRun(words, at, last)) return null
  const next = isPlain(gapAfter(words, last)) ? (words.folded[last + 1] ?? "") : ""
  if (/^(?:ال|\d|of$)/.test(next)) return null
  return { period: noun.meaning, direction: "THIS", first: at, last, clitics: edge.clitics }
}

function namedPeriodAt(words: Words, at: number): PeriodAt | null {
  const { periods, directions, these, general } = dateWords()
  const noun = entryAt(periods, words, at)
  if (noun && /^[\u0621-\u064a]/.test(noun.words[0] ?? "")) {
    const direction = entryAt(directions, words, at + 1)
    if (direction === null || direction.clitics > 0 || !isPlainRun(words, at, at + 1)) return null
    if (noun.meaning === "YEAR" && isPlainRun(words, at - 1, at) && general.has(words.folded[at - 1] ?? "")) return null
    return { period: noun.meaning, direction: direction.meaning, first: at, last: at + 1, clitics: noun.clitics }
  }
  const opening = entryAt(these, words, at) ?? entryAt(directions, words, at)
  if (opening === null) return null
  const last = at + opening.words.length
  const behind = entryAt(periods, words, last)
  if (behind === null || behind.clitics > 0 || !isPlainRun(words, at, last)) return null
  const direction = opening.meaning === true ? "THIS" : opening.meaning
  return { period: behind.meaning, direction, first: at, last, clitics: opening.clitics }
}

const STEP = { LAST: -1, THIS: 0, NEXT: 1 } as const

/**
 * The value of a period seen from the day of publication. A week may begin on any weekday, so its value is what all days that
 * it may have share: often a month, sometimes only a year or nothing.
 */
export function valueOfPeriod({ period, direction }: Pick<PeriodAt, "period" | "direction">, published: Date): DateValue {
  const year = published.getUTCFullYear()
  const step = STEP[direction]
  if (period === "YEAR") return { year: year + step }
  if (period === "MONTH") {
    const month = new Date(Date.UTC(year, published.getUTCMonth() + step, 1))
    return { year: month.getUTCFullYear(), month: month.getUTCMonth() + 1 }
  }
  const [from, to] = { LAST: [-13, -1], THIS: [-6, 6], NEXT: [1, 13] }[direction] as [number, number]
  return common(daysAfter(published, from), daysAfter(published, to))
}

/** The year of a month or day that the text calls last, this or next, seen from the day of publication. */
export function yearBeside(value: DateValue, direction: Direction, published: Date): number {
  const year = published.getUTCFullYear()
  if (direction === "THIS") return year
  const key = (month: number, day: number): number => month * 32 + day
  const stated = key(value.month ?? 0, value.day ?? 0)
  const day = value.day === undefined ? 0 : published.getUTCDate()
  const own = key(published.getUTCMonth() + 1, day)
  if (direction === "NEXT") return stated > own ? year : year + 1
  return stated < own ? year : year - 1
}
