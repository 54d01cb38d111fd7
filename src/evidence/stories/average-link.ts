import { heap } from "./heap.ts"
import type { Likeness } from "./similarity.ts"

type Candidate = { readonly average: number; readonly one: number; readonly other: number; readonly stamp: string }

/**
 * Group-average agglomerative clustering of the items below `count`: the two groups whose members are most alike on average are
 * joined while that average is at least `threshold`. Pairs that are not given have likeness 0. Of equal averages, the groups
 * with the smallest members go first. Returns all groups, members in ascending order. Time grows with the pairs given and the
 * neighbours of the groups that are joined.
 */
export function averageLink(count: number, pairs: readonly Likeness[], threshold: number): number[][] {
  const members = Array.from({ length: count }, (_, index) => [index])
  // The sums of likeness between groups, in both directions; a group's index is that of its smallest member.
  const sums = Array.from({ length: count }, () => new Map<number, number>())
  const queue = heap<Candidate>((a, b) => b.average - a.average || a.one - b.one || a.other - b.other)

  // A candidate is outdated once one of its groups has grown.
  const stampOf = (one: number, other: number): string => `${members[one]!.length} ${members[other]!.length}`
  const consider = (a: number, b: number): void => {
    const [one, other] = a < b ? [a, b] : [b, a]
    const average = (sums[one]!.get(other) ?? 0) / (members[one]!.length * members[other]!.length)
    if (average >= threshold) queue.push({ average, one, other, stamp: stampOf(one, other) })
  }
  for (const { one, other, value } of [...pairs].sort((a, b) => a.one - b.one || a.other - b.other)) {
    sums[one]!.set(other, value)
    sums[other]!.set(one, value)
    consider(one, other)
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    const { one, other, stamp } = next
    if (members[one]!.length === 0 || members[other]!.length === 0 || stamp !== stampOf(one, other)) continue
    members[one] = [...members[one]!, ...members[other]!]
    members[other] = []
    sums[one]!.delete(other)
    for (const [third, sum] of sums[other]!) {
      sums[third]!.delete(other)
      if (third === one) continue
      const total = (sums[one]!.get(third) ?? 0) + sum
      sums[one]!.set(third, total)
      sums[third]!.set(one, total)
    }
    sums[other]!.clear()
    for (const third of sums[one]!.keys()) consider(one, third)
  }
  return members.filter((group) => group.length > 0).map((group) => group.sort((a, b) => a - b))
}
