import { cliticLength, withoutClitics } from "../clitics.ts"
import { entryAt } from "../phrases.ts"
import { gapAfter, isPlainRun, type Words } from "../words.ts"
import { dateWords } from "./date-words.ts"
import { dayNumberAt } from "./days.ts"
import { monthAfterDay } from "./months.ts"

/**
 * A day in front of its month: its number, how many words it takes up to the month, and how many letters of the first are
 * proclitics.
 */
export type DayAt = { value: number; length: number; clitics: number }

/** The day at word `at` that stands in front of a month: "7", "السابع من", "7th of", "غرة" (the first); null for none. */
export function dayBeforeMonth(words: Words, at: number): DayAt | null {
  const first = entryAt(dateWords().firstDays, words, at)
  const day = first ? { value: 1, length: first.words.length } : dayNumberAt(words.folded, at)
  const month = day && monthAfterDay(words.folded, at + day.length)
  if (!day || !month) return null
  const length = day.length + month.between
  for (let gap = at; gap < at + length; gap++) if (!/^ ?[-/]? ?$/.test(gapAfter(words, gap))) return null
  return { value: day.value, length, clitics: first?.clitics ?? articleClitics(words.folded[at] ?? "") }
}

// How many letters stand before the article, as in "وبالسابع".
function articleClitics(word: string): number {
  const form = withoutClitics(word).find((each) => each.startsWith("ال"))
  return form === undefined ? 0 : cliticLength(word, form)
}

/** The day behind an English month: "April 7", "April the 7th", "Sept. 14"; in Arabic the day stands before. */
export function dayAfterMonth(words: Words, month: number): { value: number; last: number } | null {
  if (!isDayGap(words, month)) return null
  const at = words.folded[month + 1] === "the" ? month + 2 : month + 1
  const day = dayNumberAt(words.folded, at)
  if (day === null || !isPlainRun(words, month + 1, at + day.length - 1)) return null
  return { value: day.value, last: at + day.length - 1 }
}

// An abbreviated month may end with a full stop.
function isDayGap(words: Words, month: number): boolean {
  const name = words.folded[month] ?? ""
  const gap = gapAfter(words, month)
  return /^[a-z]/.test(name) && (gap === " " || (gap === ". " && name.length <= LONGEST_CUT))
}

const LONGEST_CUT = 4
