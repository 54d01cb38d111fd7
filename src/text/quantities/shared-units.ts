import { gapAfter, isPlainRun, type Words } from "../words.ts"
import type { QuantityAt } from "./quantity.ts"
import { quantityWords } from "./quantity-words.ts"

/**
 * Gives a number without a unit the unit and scale of the number that it is connected to: "4 أو 8 أعوام", "3 إلى 5 ملايين". The
 * numbers of a range ("بين 10 و15 شخصا", "10-15 people") become a minimum and a maximum. Numbers with a hyphen between them and
 * no unit are scores or the like, and are removed.
 */
export function shareUnits(words: Words, found: readonly QuantityAt[]): QuantityAt[] {
  const kept: QuantityAt[] = []
  for (let at = found.length - 1; at >= 0; at--) {
    const quantity = found[at]!
    const next = kept[kept.length - 1]
    if (gapAfter(words, quantity.last) === "-" && isNumber(words, quantity.last + 1)) {
      if (next?.first !== quantity.last + 1 || !isRange(quantity, next)) {
        if (next?.first === quantity.last + 1) kept.pop()
        continue
      }
      kept[kept.length - 1] = { ...next, bound: "AT_MOST" }
      kept.push({ ...shared(quantity, next), bound: "AT_LEAST" })
    } else if (next?.first === quantity.last + 2 && quantity.unit === null && isPlainRun(words, quantity.last, next.first)) {
      kept.push(...joined(words, quantity, next, kept))
    } else kept.push(quantity)
  }
  return kept.reverse()
}

function isNumber(words: Words, at: number): boolean {
  return /^\d/.test(words.folded[at] ?? "")
}

function isRange(one: QuantityAt, two: QuantityAt): boolean {
  return two.unit !== null && two.value > one.value && (one.unit === null || one.unit === two.unit)
}

function joined(words: Words, quantity: QuantityAt, next: QuantityAt, kept: QuantityAt[]): QuantityAt[] {
  const { joins, rangeFirst, rangeJoin } = quantityWords()
  const join = words.folded[quantity.last + 1] ?? ""
  if (joins.has(join)) return [shared(quantity, next)]
  const from = gapAfter(words, quantity.first - 1) === "" ? quantity.first - 2 : quantity.first - 1
  if (!rangeJoin.has(join) || !rangeFirst.has(words.folded[from] ?? "") || next.value <= quantity.value) return [quantity]
  kept[kept.length - 1] = { ...next, bound: "AT_MOST" }
  return [{ ...shared(quantity, next), bound: "AT_LEAST" }]
}

function shared(quantity: QuantityAt, next: QuantityAt): QuantityAt {
  const scaled = quantity.scale === 1 && next.scale > 1 && quantity.value < next.value / next.scale
  return { ...quantity, value: scaled ? quantity.value * next.scale : quantity.value, unit: next.unit, counted: next.counted }
}
