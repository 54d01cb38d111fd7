import { tokenize } from "../../src/text/tokens.ts"
import type { SharedPassage } from "./extraction.ts"
import type { GoldDocument } from "./gold.ts"

/** The fewest words of a shared passage. */
export const SHORTEST_PASSAGE = 5

type Run = { readonly left: number; readonly right: number; readonly words: number }

/**
 * The shared passages of two documents, computed directly from the definition, however slowly: again and again the longest run
 * of equal folded words that does not touch an earlier run; of equal lengths the first in the left text, then in the right one.
 * Wise, "String similarity via greedy string tiling and running Karp-Rabin matching" (1993).
 */
export function naivePassages(left: GoldDocument, right: GoldDocument, shortest = SHORTEST_PASSAGE): SharedPassage[] {
  const [ones, others] = [tokenize(left.body), tokenize(right.body)]
  const free = ones.map((token): string | null => token.folded)
  const otherFree = others.map((token): string | null => token.folded)
  const passages: SharedPassage[] = []
  for (;;) {
    const run = longestRun(free, otherFree)
    if (run.words < shortest) return passages.sort((a, b) => a.left.start - b.left.start)
    const side = (slug: string, tokens: typeof ones, from: number) => ({
      slug,
      start: tokens[from]!.start,
      end: tokens[from + run.words - 1]!.end,
    })
    passages.push({ left: side(left.slug, ones, run.left), right: side(right.slug, others, run.right), words: run.words })
    free.fill(null, run.left, run.left + run.words)
    otherFree.fill(null, run.right, run.right + run.words)
  }
}

// Row by row: the length of the run that ends at each pair of words. Null stands for a word that is already in a run.
function longestRun(left: readonly (string | null)[], right: readonly (string | null)[]): Run {
  let best: Run = { left: 0, right: 0, words: 0 }
  let above = new Uint32Array(right.length + 1)
  for (const [i, word] of left.entries()) {
    const row = new Uint32Array(right.length + 1)
    for (const [j, other] of right.entries()) {
      if (word === null || word !== other) continue
      const words = above[j]! + 1
      row[j + 1] = words
      if (words > best.words) best = { left: i - words + 1, right: j - words + 1, words }
    }
    above = row
  }
  return best
}
