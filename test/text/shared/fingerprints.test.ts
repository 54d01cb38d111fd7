import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  fingerprintsOf,
  GUARANTEED_WORDS,
  MOST_FINGERPRINTS,
  SHINGLE_WORDS,
  WINDOW,
} from "../../../src/text/shared/fingerprints.ts"
import { sharedWords, type Words } from "../../../src/text/shared/words.ts"
import { haveRealDocuments, realBodies } from "./real-documents.ts"

const counted = (prefix: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`).join(" ")
const inCommon = (one: Words, other: Words, window?: number): number => {
  const others = new Set(fingerprintsOf(other, window))
  return fingerprintsOf(one, window).filter((fingerprint) => others.has(fingerprint)).length
}

describe("fingerprintsOf", () => {
  it("always finds a shared run of window + 4 words, whatever stands around it", () => {
    const around = fc.array(fc.constantFrom(..."abcdefghij"), { maxLength: 40, size: "max" }).map((words) => words.join(" "))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.infiniteStream(fc.constantFrom(..."abcdefghijklmnop")),
        fc.tuple(around, around, around, around),
        (window, words, [before, after, otherBefore, otherAfter]) => {
          const run = [...words.take(window + SHINGLE_WORDS - 1)].join(" ")
          const one = sharedWords(`${before} ${run} ${after}`)
          const other = sharedWords(`${otherBefore} ${run} ${otherAfter}`)
          expect(inCommon(one, other, window)).toBeGreaterThan(0)
        },
      ),
      { numRuns: 1000 },
    )
    expect(GUARANTEED_WORDS).toBe(WINDOW + SHINGLE_WORDS - 1)
  })

  it("chooses the smallest hash of every window, and nothing else", () => {
    const letters = fc
      .array(fc.constantFrom(..."abcdefgh"), { minLength: 5, maxLength: 60, size: "max" })
      .map((words) => words.join(" "))
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 12 }), (text, window) => {
        const words = sharedWords(text)
        const windowWords = window + SHINGLE_WORDS - 1
        const chosen = new Set<number>()
        for (let from = 0; from === 0 || from + windowWords <= words.length; from++) {
          for (const fingerprint of fingerprintsOf(words.slice(from, from + windowWords), window)) chosen.add(fingerprint)
        }
        expect(fingerprintsOf(words, window)).toEqual([...chosen].sort((a, b) => a - b))
      }),
    )
  })

  it("gives about 57 for 500 words, and none for fewer words than a shingle", () => {
    const counts = Array.from({ length: 20 }, (_, index) => fingerprintsOf(sharedWords(counted(`w${index}x`, 500))).length)
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
    expect(mean).toBeGreaterThan(48)
    expect(mean).toBeLessThan(68)
    expect(fingerprintsOf(sharedWords("one two three four"))).toEqual([])
    expect(fingerprintsOf(sharedWords("one two three four five"))).toHaveLength(1)
  })

  it("gives different signed 32-bit integers in ascending order for any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200, size: "max" }), (text) => {
        const fingerprints = fingerprintsOf(sharedWords(`${text} a b c d e`))
        expect(fingerprints.length).toBeGreaterThan(0)
        expect(fingerprints).toEqual([...new Set(Int32Array.from(fingerprints))].sort((a, b) => a - b))
      }),
    )
  })

  // Stored fingerprints must be made anew when this fails: the words, the hash or the window have changed.
  it("stays what is stored", () => {
    const text = "وصلت القافلة الأولى إلى المدينة صباح اليوم، وقال سائقوها إن الطريق كان مفتوحاً طوال الليل رغم الأمطار"
    const same = "وصلت القافلة الاولى الى المدينة صباح اليوم و قال سائقوها ان الطريق كان مفتوحا طوال الليل رغم الامطار"
    expect(fingerprintsOf(sharedWords(text), 4)).toEqual([-1648724248, 41582530, 1179782280, 1561860318])
    expect(fingerprintsOf(sharedWords(same), 4)).toEqual(fingerprintsOf(sharedWords(text), 4))
  })

  it("keeps the same ones of two huge texts that share half", () => {
    const huge = counted("word", 100_000)
    const one = sharedWords(huge)
    const other = sharedWords(`${counted("other", 100_000)} ${huge}`)
    expect(fingerprintsOf(one)).toHaveLength(MOST_FINGERPRINTS)
    expect(fingerprintsOf(other)).toHaveLength(MOST_FINGERPRINTS)
    expect(inCommon(one, other)).toBeGreaterThan(MOST_FINGERPRINTS * 0.4)
  })

  it.skipIf(!haveRealDocuments)("lets the two real documents find each other", () => {
    const [left, right] = realBodies().map(sharedWords)
    expect(inCommon(left ?? [], right ?? [])).toBeGreaterThanOrEqual(5)
  })
})
