import type { WordRun } from "../../../src/text/shared/common-runs.ts"

/**
 * Greedy string tiling as it is defined, and as slow as that: again and again, the longest run of equal words not taken yet;
 * among equals the earliest in `first`, then in `second`. In the order in which they are taken.
 */
export function referenceTiling(first: readonly string[], second: readonly string[], minimum: number): WordRun[] {
  const tiles: WordRun[] = []
  const takenFirst = new Set<number>()
  const takenSecond = new Set<number>()
  for (;;) {
    let best: WordRun = { first: 0, second: 0, words: 0 }
    for (let i = 0; i < first.length; i++) {
      for (let j = 0; j < second.length; j++) {
        let words = 0
        while (
          i + words < first.length &&
          first[i + words] === second[j + words] &&
          !takenFirst.has(i + words) &&
          !takenSecond.has(j + words)
        )
          words++
        if (words > best.words) best = { first: i, second: j, words }
      }
    }
    if (best.words < minimum) return tiles
    tiles.push(best)
    for (let word = 0; word < best.words; word++) {
      takenFirst.add(best.first + word)
      takenSecond.add(best.second + word)
    }
  }
}
