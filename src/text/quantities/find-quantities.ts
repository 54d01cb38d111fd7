import { dateExpressions } from "../dates/find-dates.ts"
import { readWords, startBehind, type Words } from "../words.ts"
import { boundOf } from "./bounds.ts"
import { isCountable } from "./countable.ts"
import { type Counted, countedAt } from "./counted.ts"
import { definiteAt } from "./definite.ts"
import { dualAt, dualBefore } from "./duals.ts"
import { type Numeral, numeralAt } from "./numerals.ts"
import type { Quantity, QuantityAt } from "./quantity.ts"
import { shareUnits } from "./shared-units.ts"
import { percentEnd, signBefore } from "./signs.ts"

/**
 * The quantities in a text, in order, without overlaps: numbers in digits of three scripts or in words, and unambiguous Arabic
 * duals. Dates, times of day, ordinals and labels are left out. Never throws; linear in the text.
 */
export function findQuantities(text: string): Quantity[] {
  const words = readWords(text)
  const dates = dateExpressions(words)
  const found: QuantityAt[] = []
  let date = 0
  for (let at = 0; at < words.tokens.length; at++) {
    while ((dates[date]?.last ?? Number.POSITIVE_INFINITY) < at) date++
    const taken = dates[date]
    if (taken !== undefined && taken.first <= at) {
      at = taken.last
      continue
    }
    const dual = dualAt(words, at) ?? definiteAt(words, at)
    const numeral = dual ? null : numeralAt(words, at)
    if (dual) found.push({ ...dual, bound: boundOf(words, dual, dual.last) })
    else if (numeral && isCountable(words, numeral)) found.push(quantityOf(words, numeral))
    at = dual?.last ?? numeral?.last ?? at
  }
  return shareUnits(words, found).map(({ start, end, value, bound, unit, counted }) => ({
    start,
    end,
    value,
    bound,
    unit,
    counted,
  }))
}

function quantityOf(words: Words, numeral: Numeral): QuantityAt {
  const { first, last, clitics, value, scale } = numeral
  const percent = percentEnd(words, last)
  const sign = signBefore(words, first)
  const start = sign?.start ?? startBehind(words, first, clitics)
  const end = percent?.end ?? words.tokens[last]?.end ?? start
  const none = percent !== null || sign !== null
  const counted: Counted | null = none ? null : (countedAt(words, last + 1) ?? dualBefore(words, numeral))
  return {
    start,
    end,
    value,
    bound: boundOf(words, numeral, Math.max(percent?.last ?? last, counted?.last ?? last)),
    unit: percent ? "%" : (sign?.unit ?? counted?.unit ?? null),
    counted: counted?.range ?? null,
    first,
    last: percent?.last ?? last,
    scale,
  }
}
