/** Equal words in a row, in word numbers: `words` of them from `first` in one text and from `second` in the other. */
export type WordRun = { readonly first: number; readonly second: number; readonly words: number }

/**
 * How many pairs of equal shingles are compared. Two articles have hundreds; a text of 2 MB beside itself has about as many as
 * it has words. Only texts that repeat a few words endlessly have more.
 */
export const PAIR_LIMIT = 2_000_000

/**
 * All maximal runs of at least `minimum` equal words: runs that cannot be made longer at either end. Found through the
 * shingles (`minimum` words in a row) that both texts have, in time linear in the words and in the pairs of equal shingles.
 *
 * Where there are more than `limit` such pairs, those of the most frequent shingles are not all looked at: their first
 * occurrences are paired with each other, their second ones, and so on. Then some runs of such shingles alone are not found,
 * but a text is still found whole in its copy.
 * @param first, second the words as numbers: equal numbers are equal words.
 */
export function commonRuns(first: Int32Array, second: Int32Array, minimum: number, limit = PAIR_LIMIT): WordRun[] {
  const runs: WordRun[] = []
  // For each diagonal (the difference of the two places): where in `first` the last run on it ends.
  const ends = new Int32Array(first.length + second.length + 1)

  const visit = (i: number, j: number): void => {
    const diagonal = j - i + first.length
    if ((ends[diagonal] ?? 0) > i) return
    const room = Math.min(first.length - i, second.length - j)
    let after = 0
    while (after < room && first[i + after] === second[j + after]) after++
    // Different shingles may have the same hash.
    if (after < minimum) return
    let before = 0
    while (before < i && before < j && first[i - before - 1] === second[j - before - 1]) before++
    ends[diagonal] = i + after
    runs.push({ first: i - before, second: j - before, words: before + after })
  }

  const groups = groupShingles(first, second, minimum)
  const crowd = crowdSize(groups.pairs, limit)
  const seen = new Int32Array(groups.pairs.length)
  groups.ofFirst.forEach((group, i) => {
    let from = groups.starts[group] ?? 0
    let to = groups.starts[group + 1] ?? 0
    if ((groups.pairs[group] ?? 0) >= crowd) {
      from += seen[group] ?? 0
      to = Math.min(to, from + 1)
      seen[group] = (seen[group] ?? 0) + 1
    }
    for (let at = from; at < to; at++) visit(i, groups.ofSecond[at] ?? 0)
  })
  return runs
}

/**
 * Equal shingles in groups: the group of each place in `first`; the places in `second`, group after group, those of group g at
 * [starts[g], starts[g + 1]); and the number of pairs of each group.
 */
type Groups = { ofFirst: Int32Array; ofSecond: Int32Array; starts: Int32Array; pairs: Float64Array }

function groupShingles(first: Int32Array, second: Int32Array, size: number): Groups {
  const numbers = new Map<number, number>()
  const ofFirst = shingleHashes(first, size).map((hash) => {
    const group = numbers.get(hash) ?? numbers.size
    if (group === numbers.size) numbers.set(hash, group)
    return group
  })
  const groupOfSecond = shingleHashes(second, size).map((hash) => numbers.get(hash) ?? -1)

  const starts = new Int32Array(numbers.size + 1)
  for (const group of groupOfSecond) if (group >= 0) starts[group + 1] = (starts[group + 1] ?? 0) + 1
  const pairs = new Float64Array(numbers.size)
  for (const group of ofFirst) pairs[group] = (pairs[group] ?? 0) + (starts[group + 1] ?? 0)
  for (let group = 0; group < numbers.size; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)

  const next = starts.slice()
  const ofSecond = new Int32Array(starts[numbers.size] ?? 0)
  groupOfSecond.forEach((group, j) => {
    if (group < 0) return
    const at = next[group] ?? 0
    ofSecond[at] = j
    next[group] = at + 1
  })
  return { ofFirst, ofSecond, starts, pairs }
}

// A hash of each shingle, cheap to compute and rarely equal for different ones; the words are compared afterwards.
function shingleHashes(words: Int32Array, size: number): Int32Array {
  const hashes = new Int32Array(Math.max(0, words.length - size + 1))
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0
    for (let offset = 0; offset < size; offset++) {
      hash = Math.imul(hash ^ (words[at + offset] ?? 0), 0x9e3779b1)
      hash ^= hash >>> 15
    }
    hashes[at] = hash
  }
  return hashes
}

// The number of pairs from which on a group counts as crowded, such that all smaller groups together stay within the limit.
function crowdSize(pairs: Float64Array, limit: number): number {
  let sum = pairs.reduce((total, count) => total + count, 0)
  if (sum <= limit) return Number.POSITIVE_INFINITY
  sum = 0
  for (const count of pairs.toSorted()) {
    sum += count
    if (sum > limit) return count
  }
  return Number.POSITIVE_INFINITY
}
