import type { Range } from "../range.ts"
import { commonRuns, PAIR_LIMIT, type WordRun } from "./common-runs.ts"
import type { Words } from "./words.ts"

/**
 * A passage that two texts share word for word: its range in each (UTF-16 units), how many words it has, and the index of its
 * first word in each.
 */
export type SharedRun = {
  readonly left: Range
  readonly right: Range
  readonly words: number
  readonly leftWord: number
  readonly rightWord: number
}

/**
 * The passages of at least `minimum` words that two texts share, in the left text's order, by greedy string tiling: the
 * longest shared run is taken first, then the longest one among the words not taken yet, and so on. So each word is in at most
 * one passage on either side, and a passage that was moved is found where it went. Among runs of one length, the earliest goes
 * first in the text with fewer words, then in the other; so swapping the texts gives the same passages.
 *
 * After Wise, "String similarity via greedy string tiling and running Karp-Rabin matching" (1993); the result is that of the
 * definition, save for endless repetition (see `commonRuns`; a smaller `limit` is for tests). Time near linear in the words.
 */
export function sharedRuns(left: Words, right: Words, minimum = 5, limit = PAIR_LIMIT): SharedRun[] {
  const swapped = comesBefore(right, left)
  const [first, second] = swapped ? numbered(right, left) : numbered(left, right)
  const least = Math.max(1, Math.ceil(minimum))
  return tile(commonRuns(first, second, least, limit), first.length, second.length, least)
    .map((run): SharedRun => {
      const leftWord = swapped ? run.second : run.first
      const rightWord = swapped ? run.first : run.second
      const { words } = run
      return { left: rangeOf(left, leftWord, words), right: rangeOf(right, rightWord, words), words, leftWord, rightWord }
    })
    .sort((a, b) => a.leftWord - b.leftWord)
}

// Decides which text goes first, in a way that does not depend on which one is left or right. Texts with equal words need no
// order.
function comesBefore(one: Words, other: Words): boolean {
  if (one.length !== other.length) return one.length < other.length
  const at = one.findIndex(({ folded }, index) => folded !== other[index]?.folded)
  return at >= 0 && (one[at]?.folded ?? "") < (other[at]?.folded ?? "")
}

function numbered(first: Words, second: Words): [Int32Array, Int32Array] {
  const numbers = new Map<string, number>()
  const numbersOf = (words: Words): Int32Array => {
    const result = new Int32Array(words.length)
    words.forEach(({ folded }, index) => {
      const number = numbers.get(folded) ?? numbers.size
      if (number === numbers.size) numbers.set(folded, number)
      result[index] = number
    })
    return result
  }
  return [numbersOf(first), numbersOf(second)]
}

// Chooses greedily among maximal runs. Waiting runs are kept by their length, which only gets smaller when tiles take words
// from their ends; so a run that still has its noted length when its turn comes is the longest.
function tile(runs: readonly WordRun[], firstLength: number, secondLength: number, minimum: number): WordRun[] {
  const tiles: WordRun[] = []
  // The number of the tile on each word, from 1; 0 for none.
  const onFirst = new Int32Array(firstLength)
  const onSecond = new Int32Array(secondLength)
  const tileOn = (numbers: Int32Array, word: number): WordRun | undefined => tiles[(numbers[word] ?? 0) - 1]

  // A run without the words that tiles have taken. Tiles are at least as long as any waiting run, so none lies inside one: each
  // tile that overlaps it covers an end, and a single piece is left.
  const remainder = (first: number, second: number, words: number): WordRun => {
    let from = 0
    let to = words
    while (from < to) {
      const one = tileOn(onFirst, first + from)
      const other = tileOn(onSecond, second + from)
      if (one) from = one.first + one.words - first
      else if (other) from = other.second + other.words - second
      else break
    }
    while (from < to) {
      const one = tileOn(onFirst, first + to - 1)
      const other = tileOn(onSecond, second + to - 1)
      if (one) to = one.first - first
      else if (other) to = other.second - second
      else break
    }
    return { first: first + from, second: second + from, words: to - from }
  }

  // Both places as one number, which sorts as they do.
  const waiting = new Map<number, number[]>()
  const wait = ({ first, second, words }: WordRun): void => {
    const place = first * secondLength + second
    const places = waiting.get(words)
    if (places) places.push(place)
    else waiting.set(words, [place])
  }

  let longest = 0
  for (const run of runs) {
    wait(run)
    longest = Math.max(longest, run.words)
  }
  for (let words = longest; words >= minimum; words--) {
    for (const place of Float64Array.from(waiting.get(words) ?? []).sort()) {
      const run = remainder(Math.floor(place / secondLength), place % secondLength, words)
      if (run.words === words) {
        tiles.push(run)
        onFirst.fill(tiles.length, run.first, run.first + words)
        onSecond.fill(tiles.length, run.second, run.second + words)
      } else if (run.words >= minimum) wait(run)
    }
    waiting.delete(words)
  }
  return tiles
}

function rangeOf(text: Words, word: number, words: number): Range {
  return { start: text[word]?.start ?? 0, end: text[word + words - 1]?.end ?? 0 }
}
