import { gapAfter, isPlainRun, startBehind, type Words } from "../words.ts"
import { unitOf } from "./counted.ts"
import { numberWords } from "./number-words.ts"
import { digitsValue } from "./numbers.ts"
import type { QuantityAt } from "./quantity.ts"
import { quantityWords } from "./quantity-words.ts"

const definite = /^[وفبك]?ال(?=..)|^لل(?=..)/
const soundPlural = /(?:ون|ين|ات)$/

/**
 * A number with an article that stands behind the counted noun: "المسؤولين الثلاثة", "القتلى الـ12". In digits only behind a
 * plural, since "القمة الـ31" is the thirty-first. The range of a number in digits begins behind the article.
 */
export function definiteAt(words: Words, at: number): Omit<QuantityAt, "bound"> | null {
  const noun = words.folded[at - 1] ?? ""
  if (!definite.test(noun) || !isPlainRun(words, at - 1, at)) return null
  const word = words.folded[at] ?? ""
  const digits = word === "ال" && gapAfter(words, at) === "" ? digitsValue(words.folded[at + 1] ?? "") : null
  const last = digits === null ? at : at + 1
  const value = digits ?? unitAfterArticle(word)
  if (value === null || (digits !== null && !isPlural(noun))) return null
  // Letters before the article: one in "والأولويات", and one in "للجنود", whose second ل is the article's.
  const start = startBehind(words, at - 1, noun.startsWith("ال") ? 0 : 1)
  const end = words.tokens[at - 1]?.end ?? start
  const range = { start: words.tokens[last]?.start ?? end, end: words.tokens[last]?.end ?? end }
  return { ...range, value, unit: unitOf(words, at - 1), counted: { start, end }, first: at, last, scale: 1 }
}

// The numbers three to ten with the article; "الاثنين" is also Monday, and "العشرين" the twentieth.
function unitAfterArticle(word: string): number | null {
  if (!word.startsWith("ال")) return null
  const number = numberWords().cardinals.get(word.slice(2))
  const counts = number?.kind === "ten" || (number?.kind === "unit" && number.value > 2)
  return counts ? number.value : null
}

function isPlural(noun: string): boolean {
  const bare = noun.replace(definite, "")
  return soundPlural.test(bare) || quantityWords().brokenPlurals.has(bare)
}
