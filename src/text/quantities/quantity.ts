import type { Range } from "../range.ts"
import type { Bound } from "./quantity-words.ts"

/**
 * A number of something. The range has the number with its currency or percent sign ("في المئة" too), without proclitics and
 * the words for `bound`. `unit`: the folded stem of the counted noun, "%", an ISO 4217 code, or null where nothing is named.
 * `counted`: the words of the noun, which are not in the range.
 */
export type Quantity = Range & {
  readonly value: number
  readonly bound: Bound
  readonly unit: string | null
  readonly counted: Range | null
}

/** A quantity while it is read, with the words that it takes and the scale word that it ends with (1 for none). */
export type QuantityAt = { -readonly [K in keyof Quantity]: Quantity[K] } & { first: number; last: number; scale: number }
