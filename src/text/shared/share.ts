import type { SharedRun } from "./tiling.ts"

/**
 * How much two texts share: the words in shared passages, and which part of the left and of the right text's words they are,
 * from 0 to 1.
 */
export type Share = { readonly words: number; readonly left: number; readonly right: number }

/**
 * Sums up the passages that two texts share. @param leftWords how many words the left text has, as `sharedWords` counts them.
 * For a text without words the part is 0.
 */
export function shareOf(runs: readonly SharedRun[], leftWords: number, rightWords: number): Share {
  const words = runs.reduce((sum, run) => sum + run.words, 0)
  return { words, left: partOf(words, leftWords), right: partOf(words, rightWords) }
}

function partOf(words: number, all: number): number {
  return all === 0 ? 0 : words / all
}
