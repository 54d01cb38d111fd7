import type { Range } from "../../src/text/range.ts"

/** The characters in both ranges as a part of those in either (Jaccard): 1 for equal ranges, 0 for disjoint ones. */
export function overlap(a: Range, b: Range): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return common <= 0 ? 0 : common / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

/** Expected and found items that were paired, and those that were not. */
export type Pairing<Expected, Found> = {
  readonly pairs: readonly (readonly [Expected, Found])[]
  readonly missed: readonly Expected[]
  readonly spurious: readonly Found[]
}

/**
 * Pairs items one to one: those with the highest value first, of equal ones the earlier. Items with the value 0 are not paired.
 */
export function pairUp<Expected, Found>(
  expected: readonly Expected[],
  found: readonly Found[],
  value: (expected: Expected, found: Found) => number,
): Pairing<Expected, Found> {
  const candidates = expected
    .flatMap((one) => found.map((other) => ({ one, other, value: value(one, other) })))
    .filter((candidate) => candidate.value > 0)
    .sort((a, b) => b.value - a.value)
  const taken = new Set<unknown>()
  const pairs: (readonly [Expected, Found])[] = []
  for (const { one, other } of candidates) {
    if (taken.has(one) || taken.has(other)) continue
    taken.add(one).add(other)
    pairs.push([one, other])
  }
  return { pairs, missed: expected.filter((item) => !taken.has(item)), spurious: found.filter((item) => !taken.has(item)) }
}
