import { type NumberWord, numberWords } from "./number-words.ts"

const thousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const plainDigits = /^\d+(?:\.\d+)?$/

/** A number and how many words it takes. */
export type NumberAt = { value: number; length: number }

// Numbers with more digits are telephone numbers or identifiers, and JavaScript would not hold them exactly.
const MOST_DIGITS = 15

/**
 * The most words of one number. Rules ask at each word which number begins there, so an endless number would take ever longer.
 */
export const MOST_NUMBER_WORDS = 24

/** The value of a token of digits ("2,500", "07", "7.5"), or null. */
export function digitsValue(word: string): number | null {
  if (word.length > MOST_DIGITS + 5) return null
  const digits = thousands.test(word) ? word.replaceAll(",", "") : word
  return plainDigits.test(digits) && digits.length <= MOST_DIGITS ? Number(digits) : null
}

/**
 * The number, in digits or words, that begins at `index` of folded words and takes as many words as belong to it: "خمسة وعشرون"
 * is 25; "ثلاثة آلاف" and "2.5 million" are one number each. Null for none.
 */
export function numberAt(words: readonly string[], index: number): NumberAt | null {
  const digits = digitsValue(words[index] ?? "")
  if (digits !== null) {
    const scale = numberWords().cardinals.get(words[index + 1] ?? "")
    if (scale?.kind === "scale") return number(digits * onceScale(scale, digits), 2)
    return number(digits, 1)
  }
  const group = groupAt(words, index, true)
  return group && total(words, index, group)
}

function total(words: readonly string[], index: number, first: NumberAt): NumberAt {
  let sum = 0
  let length = 0
  let limit = Number.POSITIVE_INFINITY
  for (let group: NumberAt | null = first; group; group = groupAt(words, index + length, false)) {
    const scale = scaleOf(group)
    if (length > 0 && scale >= limit) break
    sum += group.value
    length += group.length
    limit = scale
    if (limit < 1000) break
  }
  return number(sum, length)
}

// The part of a number up to and with a scale word: "ثلاثمئة وخمسة وعشرون ألفا", "two hundred thousand".
function groupAt(words: readonly string[], index: number, first: boolean): NumberAt | null {
  let length = 0
  let value = 0
  let previous: NumberWord | null = null
  while (length < MOST_NUMBER_WORDS) {
    const word = wordAt(words, index + length, first && length === 0)
    if (word === null || (!first && length === 0 && !word.joined)) break
    const next = combine(value, previous, word)
    if (next === null) break
    value = next.value
    length += next.skips
    previous = word.number
    if (word.number.kind === "scale" && word.number.value >= 1000) break
  }
  // "one" and "أحد" alone are not read as numbers.
  return previous === null || (length === 1 && previous.kind === "part") ? null : { value, length }
}

// Shorter number words are not looked for behind ل: "لست" is not "for six", but "لسبعة" is "for seven".
const SHORT_NUMBER = 4

type Found = { number: NumberWord; joined: boolean; arabic: boolean; skips: number }

function wordAt(words: readonly string[], index: number, first: boolean): Found | null {
  const { cardinals } = numberWords()
  const word = words[index]
  if (word === undefined) return null
  if (word === "and" && !first) {
    const number = cardinals.get(words[index + 1] ?? "")
    return (number && { number, joined: true, arabic: false, skips: 2 }) || null
  }
  const number = cardinals.get(word)
  const arabic = word.charCodeAt(0) > 0x600
  if (number) return { number, joined: !arabic, arabic, skips: 1 }
  if (!arabic || !(first && word.length > SHORT_NUMBER ? "وفبلك" : "و").includes(word.charAt(0))) return null
  const rest = cardinals.get(word.slice(1))
  return rest ? { number: rest, joined: !first, arabic, skips: 1 } : null
}

// The number after adding the next word; null if that word begins another one ("ثلاثة وأربعة").
function combine(
  value: number,
  previous: NumberWord | null,
  { number, joined, arabic, skips }: Found,
): { value: number; skips: number } | null {
  if (previous === null) return { value: number.value, skips }
  const before = previous.kind
  const kind = number.kind
  if (kind === "scale") return joined && arabic ? null : { value: value * onceScale(number, value), skips }
  if (kind === "ten") return (before === "unit" || before === "part") && !joined ? { value: value + 10, skips } : null
  if (kind === "hundreds") return before === "unit" && !joined && number.value === 100 ? { value: value * 100, skips } : null
  if (!joined) return null
  if (kind === "tens" && arabic) {
    return before === "unit" || before === "part" || before === "hundreds" ? { value: value + number.value, skips } : null
  }
  const hundred = before === "hundreds" || (before === "scale" && previous.value === 100)
  if (hundred) return { value: value + number.value, skips }
  const unit = kind === "unit" || kind === "part"
  return before === "tens" && unit && !arabic && skips === 1 ? { value: value + number.value, skips } : null
}

// "25 ألفين" is not written, but "ألفين" alone is two thousand.
function onceScale(scale: NumberWord, factor: number): number {
  return factor !== 0 && /^2/.test(String(scale.value)) ? scale.value / 2 : scale.value
}

function scaleOf({ value }: NumberAt): number {
  return [1_000_000_000_000, 1_000_000_000, 1_000_000, 1000].find((scale) => value >= scale && value % scale === 0) ?? 1
}

function number(value: number, length: number): NumberAt {
  // Rounds away errors of multiplication: 2.3 * 1000000 is 2299999.9999999995.
  return { value: Number(value.toPrecision(MOST_DIGITS)), length }
}
