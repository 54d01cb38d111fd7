import { calendar, type MonthName } from "./calendar.ts"

/**
 * The month named at `index` of folded words; null for none. A name that is also an ordinary word counts only with a number or
 * cue beside it.
 */
export function monthAt(words: readonly string[], index: number): MonthName | null {
  const name = monthNameAt(words, index)
  return name?.doubtful && !isDated(words, index, name) ? null : name
}

/**
 * For a day right before `index`: the month that follows it ("7 مارس", "السابع من شهر أبريل"), as the number of words between;
 * null for none.
 */
export function monthAfterDay(words: readonly string[], index: number): { between: number } | null {
  if (monthNameAt(words, index)) return { between: 0 }
  for (const join of calendar().joins) {
    if (standsAt(words, index, join) && monthNameAt(words, index + join.length)) return { between: join.length }
  }
  return null
}

/** The month's name at `index`, even if it is also an ordinary word and nothing beside it shows that it is a month. */
export function monthNameAt(words: readonly string[], index: number): MonthName | null {
  const names = calendar().byFirst.get(words[index] ?? "")
  return names?.find((name) => standsAt(words, index, name.words)) ?? null
}

function isDated(words: readonly string[], index: number, name: MonthName): boolean {
  const { alone, before, after, joins } = calendar()
  const next = words[index + name.words.length]
  const previous = words[index - 1]
  if (next === undefined && previous === undefined) return alone.has(words[index] ?? "")
  if (isNumber(next) || isDayNumber(previous)) return true
  // "آذار/مارس": two names of one month.
  if (isSame(words, index - 1, name) || isSame(words, index + name.words.length, name)) return true
  if (!/^[a-z]/.test(name.words[0] ?? "") && ((previous && before.has(previous)) || (next && after.has(next)))) return true
  return joins.some((join) => standsAt(words, index - join.length, join) && isDay(words[index - join.length - 1]))
}

/** Whether two names are names of the same month, like "كانون الثاني" and "يناير". */
export function isSameMonth(one: MonthName, other: MonthName): boolean {
  return one.month === other.month && one.calendar === other.calendar
}

function isSame(words: readonly string[], index: number, name: MonthName): boolean {
  const other = monthNameAt(words, index)
  return other !== null && !other.doubtful && isSameMonth(other, name)
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && /^\d{1,4}(?:st|nd|rd|th)?$/.test(word)
}

// A number that can be a day. A year before the name would belong to something else: "في 2021 مارس الرياضة".
function isDayNumber(word: string | undefined): boolean {
  return isNumber(word) && Number.parseInt(word ?? "", 10) <= 31
}

function isDay(word: string | undefined): boolean {
  return word !== undefined && (isDayNumber(word) || /^[وفبلك]{0,2}ال/.test(word) || /(?:st|nd|rd|th|eth)$/.test(word))
}

function standsAt(words: readonly string[], index: number, sought: readonly string[]): boolean {
  return index >= 0 && sought.every((word, offset) => words[index + offset] === word)
}
