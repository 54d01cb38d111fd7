import type { SharedRun } from "./tiling.ts"

/** How much two texts share: the words in shared passages, and what part of each text's words that is, from 0 to 1. */
export type Share = { readonly words: number; readonly left: number; readonly right: number }

/**
 * The sum of the passages that two texts share, of which one has `leftWords` words and the other `rightWords`, as counted by
 * `sharedWords`. Of a text without words the part is 0.
 */
export function shareOf(runs: readonly SharedRun[], leftWords: number, rightWords: number): Share {
  const words = runs.reduce((sum, run) => sum + run.words, 0)
  return { words, left: partOf(words, leftWords), right: partOf(words, rightWords) }
}

function partOf(words: number, all: number): number {
  return all === 0 ? 0 : words / all
}
