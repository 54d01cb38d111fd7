import { dateExpressions } from "../../text/dates/find-dates.ts"
import { isCountable } from "../../text/quantities/countable.ts"
import { type NumberAt, numberAt } from "../../text/quantities/numbers.ts"
import { percentEnd, signBefore } from "../../text/quantities/signs.ts"
import { gapAfter, isPlain } from "../../text/words.ts"
import type { Reading } from "./reading.ts"

/** The most that a count may be: PostgreSQL's integer and GraphQL's Int end there. */
export const MOST_COUNTED = 2_147_483_647

const NUMBER_WORDS = 6
const DATE_WORDS = 5
const digits = /^\d/

/**
 * A number at the head of a noun phrase: `length` is how many words of it are not part of the description, `count` how many
 * people it counts, if it does.
 */
export type CountAt = { readonly length: number; readonly count: number | undefined }

/**
 * The number that a phrase of tokens [first, last] begins with: "ثلاثة مسؤولين", "3,000 officials". It is a count only where it is
 * a whole number from 1 to `MOST_COUNTED` and nothing else: no time of day, date, sum, telephone number, fraction or number below
 * zero ("10.30", "10:30", "in 2021", "2.5"). Of "50% of officials" and "10-15 officials" the number says who is described.
 */
export function countAt(reading: Reading, first: number, last: number): CountAt {
  const words = reading.folded.slice(first, Math.min(last + 1, first + NUMBER_WORDS))
  const number = numberAt(words, 0)
  if (!number || number.length >= words.length || isShare(reading, first, number)) return { length: 0, count: undefined }
  if (counts(reading, first, number)) return { length: number.length, count: number.value }
  let { length } = number
  while (length + 1 < words.length && isBesideDigits(reading, first + length - 1, 1)) length++
  return { length, count: undefined }
}

function isShare(reading: Reading, first: number, { length }: NumberAt): boolean {
  const last = first + length - 1
  if (percentEnd(reading, last) !== null) return true
  return /^[-–]$/.test(gapAfter(reading, last)) && digits.test(reading.folded[last + 1] ?? "")
}

function counts(reading: Reading, first: number, { value, length }: NumberAt): boolean {
  if (!Number.isInteger(value) || value < 1 || value > MOST_COUNTED) return false
  const last = first + length - 1
  const word = reading.folded[first] ?? ""
  // "10.00" is an hour; with a scale ("2.5 million") it is a whole number.
  if (length === 1 && word.includes(".")) return false
  // Of "+964 770 123 4567" no part, nor "-5".
  if (digits.test(word) && (isBesideDigits(reading, first - 1) || isBesideDigits(reading, last, 1))) return false
  if (/[-−+]/.test(reading.text.charAt((reading.tokens[first]?.start ?? 0) - 1))) return false
  return isCountable(reading, { first, last }) && signBefore(reading, first) === null && !isDate(reading, first)
}

function isBesideDigits(reading: Reading, gap: number, behind = 0): boolean {
  return isPlain(gapAfter(reading, gap)) && digits.test(reading.folded[gap + behind] ?? "")
}

// "In 2021 | officials", "on 7 April | officials": looked for only around a number, since few phrases have one.
function isDate(reading: Reading, at: number): boolean {
  const from = Math.max(0, at - DATE_WORDS)
  const [tokens, folded] = [reading.tokens.slice(from, at + DATE_WORDS), reading.folded.slice(from, at + DATE_WORDS)]
  const around = { text: reading.text, tokens, folded }
  return dateExpressions(around).some(({ first, last }) => first <= at - from && at - from <= last)
}
