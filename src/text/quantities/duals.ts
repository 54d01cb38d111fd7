import { isPlainRun, startBehind, type Words } from "../words.ts"
import { type Counted, unitOf } from "./counted.ts"
import type { Numeral } from "./numerals.ts"
import type { QuantityAt } from "./quantity.ts"
import { quantityWords } from "./quantity-words.ts"

/**
 * Two of something in one word ("جنديان"), with the "اثنان" that may follow; the noun is both the number's range and the
 * counted word.
 */
export function dualAt(words: Words, at: number): Omit<QuantityAt, "bound"> | null {
  const { duals, two } = quantityWords()
  const dual = duals.get(words.folded[at] ?? "")
  if (dual === undefined) return null
  const stressed = two.has(words.folded[at + 1] ?? "") && isPlainRun(words, at, at + 1)
  const start = startBehind(words, at, dual.clitics)
  const last = stressed ? at + 1 : at
  const counted = { start, end: words.tokens[at]?.end ?? start }
  const end = words.tokens[last]?.end ?? start
  return { start, end, value: 2, unit: dual.unit, counted, first: at, last, scale: 1 }
}

/** The noun before "اثنين": "مسؤولين اثنين". */
export function dualBefore(words: Words, { first, last, clitics }: Numeral): Counted | null {
  const noun = words.folded[first - 1] ?? ""
  if (first !== last || clitics > 0 || !quantityWords().two.has(words.folded[first] ?? "")) return null
  if (!/^[\u0621-\u064a]{2,}(?:ان|ين)$/.test(noun) || !isPlainRun(words, first - 1, first)) return null
  const { start = 0, end = 0 } = words.tokens[first - 1] ?? {}
  return { unit: unitOf(words, first - 1), range: { start, end }, last }
}
