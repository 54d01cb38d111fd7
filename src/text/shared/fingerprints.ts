import { finishHash, hashText, mixBlock } from "./murmur3.ts"
import type { Words } from "./words.ts"

/** Words in a shingle: the least that counts as a shared passage. */
export const SHINGLE_WORDS = 5

/**
 * Shingles in a window; one of each window is chosen. An article of 500 words has about 57 fingerprints (2 for every WINDOW + 1
 * shingles).
 */
export const WINDOW = 16

/** Two texts that share this many words in a row always share a fingerprint. */
export const GUARANTEED_WORDS = WINDOW + SHINGLE_WORDS - 1

/** The most fingerprints of one text: those of some 35,000 words. Of a longer text an even sample is kept. */
export const MOST_FINGERPRINTS = 4096

// Two hashes with different seeds: one by which a window chooses its shingle, one that is stored. The chosen ones are the
// smallest of many and so lie close together; if they were stored, different shingles would have equal fingerprints far more
// often.
const RANK_SEED = 0
const NAME_SEED = 0x5bd1e995

/**
 * The fingerprints through which texts with a passage in common find each other: the hashes of chosen shingles, as different
 * signed 32-bit integers (PostgreSQL `integer`) in ascending order. They depend on the words alone, on every machine; a text
 * of fewer than SHINGLE_WORDS words has none.
 *
 * Chosen by winnowing, after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD
 * 2003): of every `window` shingles in a row the one with the smallest hash. Both texts choose the same one in a passage that
 * fills a window, so passages of `window` + 4 words are never missed. A shorter one is found by chance: one of 18 words in 96
 * of 100 cases, of 13 in 69, of 8 in 29 (bench/shared/measure.ts), and several add up. A window of 4 would never miss 8
 * words, but makes 200 fingerprints of 500 words: more than three times the index. The guarantee ends where a text has more than
 * MOST_FINGERPRINTS: it keeps those with the smallest hashes (bottom-k sketch: Broder, "On the resemblance and containment of
 * documents", 1997), so that two such texts keep the same ones.
 */
export function fingerprintsOf(words: Words, window = WINDOW): number[] {
  const hashes = Int32Array.from(words, ({ folded }) => hashText(folded))
  const ranks = new Int32Array(Math.max(0, words.length - SHINGLE_WORDS + 1)).map((_, at) => hashShingle(hashes, at, RANK_SEED))
  const chosen = winnow(ranks, window)
  if (chosen.length > MOST_FINGERPRINTS) chosen.sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
  const names = new Set<number>()
  for (const at of chosen) {
    if (names.size === MOST_FINGERPRINTS) break
    names.add(hashShingle(hashes, at, NAME_SEED))
  }
  return [...names].sort((a, b) => a - b)
}

function hashShingle(words: Int32Array, from: number, seed: number): number {
  let state = seed
  for (let at = from; at < from + SHINGLE_WORDS; at++) state = mixBlock(state, words[at] ?? 0)
  return finishHash(state, SHINGLE_WORDS)
}

// The places of the smallest rank in each window, the last one among equals. A text that is shorter than a window is one
// window.
function winnow(ranks: Int32Array, window: number): number[] {
  const chosen: number[] = []
  let smallest = -1
  for (let end = 0; end < ranks.length; end++) {
    const start = Math.max(0, end - window + 1)
    // The whole window is searched again only when its smallest rank has left it.
    const unknown = smallest < start ? start : end
    smallest = Math.max(smallest, start)
    for (let at = unknown; at <= end; at++) if ((ranks[at] ?? 0) <= (ranks[smallest] ?? 0)) smallest = at
    const full = end >= window - 1 || end === ranks.length - 1
    if (full && chosen.at(-1) !== smallest) chosen.push(smallest)
  }
  return chosen
}
