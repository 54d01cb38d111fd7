/** Lists whose order has no meaning. */
const SETS = new Set(["topics", "people"])

/**
 * The same form for the same data, from whatever server: times in milliseconds, keys sorted, unordered lists sorted by number.
 */
export function normalise(value: unknown, key = ""): unknown {
  if (value === null || value === undefined) return null
  if (key === "publishedAt") return Date.parse(String(value))
  if (Array.isArray(value)) {
    const items = value.map((item) => normalise(item))
    return SETS.has(key) ? items.toSorted((one, other) => numberOf(one) - numberOf(other)) : items
  }
  if (typeof value !== "object") return value
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, each]) => [name, normalise(each, name)]))
}

function numberOf(item: unknown): number {
  return typeof item === "object" && item !== null && "id" in item ? Number(item.id) : 0
}

/** Where two normalised answers first differ, in words; null if they are equal. */
export function firstDifference(expected: unknown, found: unknown, path = "answer"): string | null {
  if (isObject(expected) && isObject(found)) {
    if (Array.isArray(expected) && Array.isArray(found) && expected.length !== found.length)
      return `${path}: expected ${expected.length} items, got ${found.length}`
    for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const difference = firstDifference(expected[key], found[key], `${path}.${key}`)
      if (difference !== null) return difference
    }
    return null
  }
  return Object.is(expected, found) ? null : `${path}: expected ${shown(expected)}, got ${shown(found)}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null
}

function shown(value: unknown): string {
  return String(JSON.stringify(value)).slice(0, 80)
}
