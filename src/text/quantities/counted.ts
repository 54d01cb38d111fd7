import { dictionaries, wordsOf } from "../dictionaries.ts"
import { entryAt } from "../phrases.ts"
import type { Range } from "../range.ts"
import { stemsOf } from "../search/stems.ts"
import { stemmedForm } from "../search/terms.ts"
import { gapAfter, isPlain, isPlainRun, type Words } from "../words.ts"
import { numberWords } from "./number-words.ts"
import { numberAt } from "./numbers.ts"
import { quantityWords } from "./quantity-words.ts"

/** What a number counts: its unit, the range of its words, and the index of the last one. */
export type Counted = { unit: string; range: Range; last: number }

const arabic = /^[\u0621-\u064a]/
const latin = /^[a-z]/

/**
 * The noun behind a number, at word `at`: a currency; in Arabic the next word; in English the plural that ends the phrase
 * ("senior officials"). Null where another part of the sentence begins.
 */
export function countedAt(words: Words, at: number): Counted | null {
  const gap = gapAfter(words, at - 1)
  if (!isPlain(gap)) return null
  const currency = entryAt(quantityWords().currencies, words, at)
  if (currency?.clitics === 0 && isPlainRun(words, at, at + currency.words.length - 1)) {
    return counted(words, at, at + currency.words.length - 1, currency.meaning)
  }
  const word = words.folded[at] ?? ""
  if (arabic.test(word)) return isArabicNoun(words, at) ? counted(words, at, at, unitOf(words, at)) : null
  return latin.test(word) ? englishAt(words, at) : null
}

/** The key by which counted nouns are compared: the stem, so that مسؤولين and مسؤولون are equal. */
export function unitOf({ text, tokens }: Words, at: number): string {
  const token = tokens[at]
  return token === undefined ? "" : (stemsOf(stemmedForm(text, token))[0] ?? token.folded)
}

let verbs: ReadonlySet<string> | undefined

function isArabicNoun({ folded }: Words, at: number): boolean {
  const word = folded[at] ?? ""
  const { uncounted, waw, two } = quantityWords()
  verbs ??= wordsOf(dictionaries().speech.reports)
  if (word.length < 2 || uncounted.has(word) || verbs.has(word) || two.has(word) || word.startsWith("ال")) return false
  if (word.startsWith("و") && !waw.has(word)) return false
  return numberAt(folded, at) === null
}

const MOST_WORDS = 4

function englishAt(words: Words, at: number): Counted | null {
  const { uncounted, plurals, many } = quantityWords()
  let end = at
  for (; end < at + MOST_WORDS; end++) {
    const word = words.folded[end] ?? ""
    if (!latin.test(word) || uncounted.has(word) || numberWords().cardinals.has(word) || !isPlain(gapAfter(words, end - 1)))
      break
    const plural = /[^s'u]s$/.test(word) && word.length > 3 && !many.has(word)
    if (plural || plurals.has(word)) return counted(words, at, end, unitOf(words, end))
  }
  return end > at ? counted(words, at, at, unitOf(words, at)) : null
}

function counted({ tokens }: Words, first: number, last: number, unit: string): Counted {
  return { unit, range: { start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 }, last }
}
