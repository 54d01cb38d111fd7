import type { Range } from "../range.ts"
import type { Bound } from "./quantity-words.ts"

/**
 * So many of something. The range has the number with its currency or percent sign, "في المئة" included, without
 * proclitics and without the words of `bound`. `unit`: the folded stem of what is counted, "%", an ISO 4217 code, or null
 * where nothing is named. `counted`: the words that name it, which stand beside the range.
 */
export type Quantity = Range & {
  readonly value: number
  readonly bound: Bound
  readonly unit: string | null
  readonly counted: Range | null
}

/** A quantity while it is read: the words it takes, and the scale word it ends with (1 for none). */
export type QuantityAt = { -readonly [K in keyof Quantity]: Quantity[K] } & { first: number; last: number; scale: number }
