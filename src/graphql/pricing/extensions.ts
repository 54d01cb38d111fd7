// The names of the extensions with which a field's definition says what it costs; src/graphql/price.ts adds up.

/**
 * Points of the field itself, if it costs more than one. Of a filter's condition: points of counting everything that it
 * selects, derived from milliseconds with 200,000 articles (docs/adr/0020).
 */
export const PRICE = "price"

/** The usual largest size of a text in bytes, if it is longer than a name. It is an estimate: longer texts are not refused. */
export const WEIGHT = "weight"

/** The usual largest length of a list without pages. */
export const LENGTH = "length"

/** True for a field that reads everything which its parent's `filter` selects: a count, a facet. */
export const COUNTS = "counts"

/** The number that a field's extensions have under a name, or `usual` if they have none. */
export function numberIn(extensions: Readonly<Record<string, unknown>>, name: string, usual: number): number {
  const value = extensions[name]
  return typeof value === "number" ? value : usual
}
