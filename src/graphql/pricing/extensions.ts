// What a field's definition may say of its cost, as extensions of these names: src/graphql/price.ts adds it up.

/**
 * Points of the field itself, where it costs more than one. Of a condition in a filter: points of a count of all that it selects, which
 * follow from milliseconds with 200,000 articles (docs/adr/0020).
 */
export const PRICE = "price"

/** Bytes that a text may have, where that is more than a name. As long as nearly all are: nothing is refused for being longer. */
export const WEIGHT = "weight"

/** How many there are in a list that is not paged: as many as nearly all have. */
export const LENGTH = "length"

/** True for what goes through all that its parent's `filter` selects: a count, a facet. */
export const COUNTS = "counts"

export function numberIn(extensions: Readonly<Record<string, unknown>>, name: string, usual: number): number {
  const value = extensions[name]
  return typeof value === "number" ? value : usual
}
