import { entryAt } from "../phrases.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { numberWords } from "./number-words.ts"
import { MOST_NUMBER_WORDS, numberAt } from "./numbers.ts"
import { quantityWords } from "./quantity-words.ts"

/**
 * A number in words `first` to `last`: its value, the scale word that it ends with (1 for none), and how many letters of its
 * first word are proclitics.
 */
export type Numeral = { value: number; scale: number; first: number; last: number; clitics: number }

const startsWithDigit = /^\d/
const withSuffix = /^(\d+(?:\.\d+)?)([a-z]{1,2})$/

/**
 * The number at word `at` with all that belongs to it: "2,500", "ثلاثة آلاف وخمسمئة", "12 ألفا و500", "نصف مليون", "مليونان
 * ونصف", "two and a half million", and behind a currency sign "3bn". Null for none.
 */
export function numeralAt(words: Words, at: number): Numeral | null {
  const numeral = fractionAt(words, at) ?? suffixedAt(words, at) ?? plainAt(words, at)
  return numeral && withHalf(words, withRest(words, numeral))
}

function plainAt(words: Words, at: number): Numeral | null {
  let number = numberAt(words.folded, at)
  if (number === null) return null
  if (!isPlainRun(words, at, at + number.length - 1)) {
    let end = at + 1
    while (end - at < MOST_NUMBER_WORDS && isPlain(gapAfter(words, end - 1))) end++
    number = numberAt(words.folded.slice(at, end), 0)
    if (number === null) return null
  }
  const word = words.folded[at] ?? ""
  const last = at + number.length - 1
  const clitics = startsWithDigit.test(word) || numberWords().cardinals.has(word) ? 0 : 1
  if (last === at && quantityWords().needsNumber.has(word.slice(clitics))) return null
  // "ألف كتابا" means "he wrote a book"; the number thousand would be followed by a genitive.
  if (last === at && word.slice(clitics) === "الف" && /..ا$/.test(words.folded[at + 1] ?? "")) return null
  return { value: number.value, scale: scaleOf(words, last), first: at, last, clitics }
}

function scaleOf(words: Words, last: number): number {
  const word = numberWords().cardinals.get(words.folded[last] ?? "")
  return word?.kind === "scale" ? 10 ** Math.floor(Math.log10(word.value)) : 1
}

// "نصف مليون", "half a million", "a million"
function fractionAt(words: Words, at: number): Numeral | null {
  const fraction = entryAt(quantityWords().fractions, words, at)
  if (fraction === null) return null
  const last = at + fraction.words.length
  const scale = numberWords().cardinals.get(words.folded[last] ?? "")
  if (scale?.kind !== "scale" || !isPlainRun(words, at, last)) return null
  const value = fraction.meaning * scale.value
  return { value, scale: scaleOf(words, last), first: at, last, clitics: fraction.clitics }
}

function suffixedAt(words: Words, at: number): Numeral | null {
  const [, digits, suffix = ""] = withSuffix.exec(words.folded[at] ?? "") ?? []
  const { suffixes, signs } = quantityWords()
  const sign = signs[words.text.charAt((words.tokens[at]?.start ?? 0) - 1)]
  const scale = Object.hasOwn(suffixes, suffix) ? suffixes[suffix] : undefined
  if (digits === undefined || scale === undefined || sign === undefined) return null
  return { value: rounded(Number(digits) * scale), scale, first: at, last: at, clitics: 0 }
}

// "12 ألفا و500", "3 ملايين و200 ألف": digits behind و that are smaller than the scale before them.
function withRest(words: Words, numeral: Numeral): Numeral {
  let { value, scale, last } = numeral
  while (scale > 1 && words.folded[last + 1] === "و" && gapAfter(words, last) === " " && gapAfter(words, last + 1) === "") {
    if (!startsWithDigit.test(words.folded[last + 2] ?? "")) break
    const rest = plainAt(words, last + 2)
    if (rest === null || rest.value >= scale) break
    value += rest.value
    last = rest.last
    scale = rest.scale
  }
  return { ...numeral, value, scale, last }
}

// "ثلاثة ملايين ونصف (المليون)", "two and a half (million)"
function withHalf(words: Words, numeral: Numeral): Numeral {
  const half = entryAt(quantityWords().half, words, numeral.last + 1)
  if (half === null || half.clitics > 0) return numeral
  const last = numeral.last + half.words.length
  if (!isPlainRun(words, numeral.last, last)) return numeral
  const word = isPlain(gapAfter(words, last)) ? (words.folded[last + 1] ?? "") : ""
  const scale = numberWords().cardinals.get(word.replace(/^ال(?=م)/, ""))
  if (scale?.kind !== "scale") return { ...numeral, value: numeral.value + numeral.scale / 2, last }
  if (numeral.scale === scale.value) return { ...numeral, value: numeral.value + scale.value / 2, last: last + 1 }
  const value = rounded((numeral.value + 0.5) * scale.value)
  return numeral.scale === 1 ? { ...numeral, value, scale: scale.value, last: last + 1 } : numeral
}

// Rounds away errors of multiplication: 2.3 * 1000000 is 2299999.9999999995.
function rounded(value: number): number {
  return Number(value.toPrecision(15))
}
