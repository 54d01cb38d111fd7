import { entryAt } from "../phrases.ts"
import { gapAfter, type Words } from "../words.ts"
import { type DateValue, isDate } from "./date-value.ts"
import { dateWords } from "./date-words.ts"
import { CONFIDENCE, type Expression } from "./expression.ts"
import { nearestDate } from "./nearest-year.ts"
import { tenseBefore } from "./tense.ts"

const year = /^\d{4}$/
const dayOrMonth = /^\d{1,2}$/
// A time may follow an ISO 8601 date: "2021-03-30T14:00".
const dayWithTime = /^(\d{1,2})(?:t\d{1,2})?$/
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/

/**
 * A date in digits at word `at`: "2021-03-30", "2021/3/30", "30/3/2021", "30-3-2021", "30.3.2021". If both numbers could be the
 * month, texts in Arabic are read with the day first; of other texts only the year is used.
 */
export function numericAt(words: Words, at: number, isDayFirst: () => boolean): Expression | null {
  const word = words.folded[at] ?? ""
  const dots = dotted.exec(word)
  if (dots) return expression(words, at, at, dayMonth(Number(dots[1]), Number(dots[2]), Number(dots[3]), true))
  if (!year.test(word) && !dayOrMonth.test(word)) return null
  const separator = gapAfter(words, at)
  if ((separator !== "-" && separator !== "/") || gapAfter(words, at + 1) !== separator) return null
  const second = words.folded[at + 1] ?? ""
  const third = words.folded[at + 2] ?? ""
  if (!dayOrMonth.test(second)) return null
  if (year.test(word)) {
    const day = dayWithTime.exec(third)?.[1]
    return day === undefined ? null : expression(words, at, at + 2, iso(Number(word), Number(second), Number(day)), day.length)
  }
  if (!year.test(third)) return null
  return expression(words, at, at + 2, dayMonth(Number(word), Number(second), Number(third), isDayFirst()))
}

/**
 * A day and month in digits behind a word such as "بتاريخ" or a weekday: "يوم 30/3". In texts that are not Arabic only if one
 * of the numbers cannot be a month.
 */
export function shortNumericAt(
  words: Words,
  at: number,
  isDayFirst: () => boolean,
  published: Date | undefined,
): Expression | null {
  const [first = "", second = ""] = [words.folded[at], words.folded[at + 1]]
  if (!dayOrMonth.test(first) || !dayOrMonth.test(second) || gapAfter(words, at) !== "/") return null
  if (/[\d/]/.test(gapAfter(words, at + 1)) || !/^ ?[,(]? ?$/.test(gapAfter(words, at - 1)) || at === 0) return null
  const { numericCues, weekdays } = dateWords()
  const cue = words.folded[at - 1] ?? ""
  const named = entryAt(weekdays, words, at - 1) !== null
  if (!named && !numericCues.has(cue)) return null
  const [day, month] = [Number(first), Number(second)]
  const stated = isDayFirst()
    ? [{ day, month }]
    : [
        { day, month },
        { day: month, month: day },
      ]
  const real = stated.filter(({ day, month }) => isDate(undefined, month, day))
  const [value] = real
  if (value === undefined || real.length > 1) return null
  // "3 من 1/2" is a fraction; a date would have a weekday or a noun for days beside it.
  if (!named && FRACTIONS.has(`${first}/${second}`)) return null
  const dated = published ? nearestDate(value, tenseBefore(words, at), published) : value
  const found = dated && expression(words, at, at + 1, dated)
  return found && { ...found, confidence: CONFIDENCE.guessed, ...(published && { relative: true, guessed: true as const }) }
}

// Pairs of digits that are more often fractions or phrases than dates.
const FRACTIONS = new Set(["1/2", "1/3", "2/3", "1/4", "3/4", "1/5", "1/10", "24/7"])

function iso(year: number, month: number, day: number): DateValue | null {
  return isDate(year, month, day) ? { year, month, day } : null
}

function dayMonth(first: number, second: number, year: number, dayFirst: boolean): DateValue | null {
  const european = iso(year, second, first)
  const american = iso(year, first, second)
  if (dayFirst || first === second) return european ?? american
  if (european && american) return { year }
  return european ?? american
}

function expression(words: Words, first: number, last: number, value: DateValue | null, digits?: number): Expression | null {
  if (value === null || (value.year ?? 1000) < 1000) return null
  const start = words.tokens[first]?.start ?? 0
  const ending = words.tokens[last]
  const end = (digits !== undefined && ending?.folded.includes("t") ? ending.start + digits : ending?.end) ?? start
  return { first, last, start, end, value, calendar: "GREGORIAN", relative: false, confidence: CONFIDENCE.full }
}
