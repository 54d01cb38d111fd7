import { numberWords } from "../quantities/number-words.ts"
import type { NumberAt } from "../quantities/numbers.ts"
import { monthAfterDay, monthAt } from "./months.ts"

const MOST_DAYS = 31
const digitsOrdinal = /^(\d{1,2})(?:st|nd|rd|th)?$/

// The article of an ordinal with proclitics before it; in "للسابع" the alef of the article is not written.
const article = /^(?:[وف]?(?:[بك]?ال|لل))(?=.{3})/

/**
 * A day beside its month: "السابع من" before أبريل, "7th of" before April, "7th" behind it. Words that connect it to the month
 * count as part of it. Elsewhere, ordinals are not read as numbers.
 */
export function dayAt(words: readonly string[], index: number): NumberAt | null {
  const day = dayNumberAt(words, index)
  if (day === null) return null
  const month = monthAfterDay(words, index + day.length)
  if (month) return { value: day.value, length: day.length + month.between }
  return followsMonth(words, index) ? day : null
}

/** A number that can be the day of a month, 1 to 31: "7", "7th", "السابع", "الحادي والعشرين", "twenty-first". */
export function dayNumberAt(words: readonly string[], index: number): NumberAt | null {
  const day = ordinalAt(words, index)
  return day !== null && day.value >= 1 && day.value <= MOST_DAYS ? day : null
}

function ordinalAt(words: readonly string[], index: number): NumberAt | null {
  const word = words[index] ?? ""
  const digits = digitsOrdinal.exec(word)
  if (digits) return { value: Number(digits[1]), length: 1 }
  const { ordinals, cardinals } = numberWords()
  const bare = word.replace(article, "")
  const value = ordinals.get(bare)
  if (bare !== word && value !== undefined) {
    const next = words[index + 1] ?? ""
    if (value < 10 && cardinals.get(next)?.kind === "ten") return { value: value + 10, length: 2 }
    const tens = next.startsWith("وال") ? ordinals.get(next.slice(3)) : undefined
    return value < 10 && tens !== undefined && tens >= 20 ? { value: value + tens, length: 2 } : { value, length: 1 }
  }
  if (/^[a-z]/.test(word) && value !== undefined) return { value, length: 1 }
  const tens = cardinals.get(word)
  const unit = ordinals.get(words[index + 1] ?? "")
  const english = tens?.kind === "tens" && unit !== undefined && unit < 10 && /^[a-z]/.test(word)
  return english ? { value: tens.value + unit, length: 2 } : null
}

function followsMonth(words: readonly string[], index: number): boolean {
  if (!/^[a-z\d]/.test(words[index] ?? "")) return false
  const before = words[index - 1] === "the" ? index - 2 : index - 1
  return before >= 0 && monthAt(words, before)?.words.length === 1
}
