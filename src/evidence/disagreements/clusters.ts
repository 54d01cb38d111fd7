/**
 * Greedy complete-link clustering: each item, in the given order, joins the first cluster all of whose members it matches, or
 * begins a new one. So two items are never together only because both match a third, and the same order gives the same
 * clusters. The work grows with the square of the number of items, which callers must bound.
 */
export function clusters<T>(items: readonly T[], matches: (one: T, other: T) => boolean): T[][] {
  const found: T[][] = []
  for (const item of items) {
    const home = found.find((cluster) => cluster.every((member) => matches(member, item)))
    if (home) home.push(item)
    else found.push([item])
  }
  return found
}

/** Items with equal keys as one list each, in the order in which the keys first come. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** How many items two sets have in common. */
export function commonTo<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one]
  let count = 0
  for (const item of small) if (large.has(item)) count++
  return count
}
