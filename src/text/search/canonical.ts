import { calendar } from "../dates/calendar.ts"
import { dayAt } from "../dates/days.ts"
import { monthAt } from "../dates/months.ts"
import { numberWords } from "../quantities/number-words.ts"
import { numberAt } from "../quantities/numbers.ts"

/**
 * What the words at `index` mean, regardless of language and way of writing: "month:4" for نيسان, أبريل and April, "hijri:9"
 * for رمضان, "number:25" for 25, خمسة وعشرون and twenty-five; with the number of words that it takes. `words` are folded and in
 * the order of the text, since some names depend on their neighbours. Null for all other words, at little cost.
 */
export function canonicalAt(words: readonly string[], index: number): { value: string; length: number } | null {
  const word = words[index]
  if (word === undefined || !mayStart(word)) return null
  const month = monthAt(words, index)
  if (month) {
    return { value: `${month.calendar === "HIJRI" ? "hijri" : "month"}:${month.month}`, length: month.words.length }
  }
  const number = dayAt(words, index) ?? numberAt(words, index)
  return number && { value: `number:${number.value}`, length: number.length }
}

/** Whether a folded word can begin a month, day or number: a cheap test that excludes most words. */
export function mayStart(word: string): boolean {
  const unit = word.charCodeAt(0)
  if (unit >= 0x30 && unit <= 0x39) return true
  starters ??= collect()
  return starters.has(word)
}

let starters: Set<string> | undefined

const CLITICS = ["", "و", "ف", "ب", "ل", "ك"]
const ARTICLES = ["ال", "وال", "فال", "بال", "كال", "لل", "ولل", "فلل", "وبال", "فبال"]

function collect(): Set<string> {
  const { cardinals, ordinals } = numberWords()
  const found = new Set(calendar().byFirst.keys())
  for (const word of cardinals.keys()) for (const clitic of CLITICS) found.add(clitic + word)
  for (const word of ordinals.keys()) {
    if (/^[a-z]/.test(word)) found.add(word)
    else for (const prefix of ARTICLES) found.add(prefix + word)
  }
  return found
}
