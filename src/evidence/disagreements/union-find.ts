/** Disjoint sets of the numbers below `count`, after Tarjan, "Efficiency of a good but not linear set union algorithm" (1975). */
export type UnionFind = { readonly join: (one: number, other: number) => void; readonly rootOf: (item: number) => number }

/** Makes `count` sets of one number each. The root of a set is its smallest number, in whatever order sets are joined. */
export function unionFind(count: number): UnionFind {
  const parents = Int32Array.from({ length: count }, (_, index) => index)
  const rootOf = (item: number): number => {
    let at = item
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!
      at = parents[at]!
    }
    return at
  }
  const join = (one: number, other: number): void => {
    const [a, b] = [rootOf(one), rootOf(other)]
    parents[Math.max(a, b)] = Math.min(a, b)
  }
  return { join, rootOf }
}
