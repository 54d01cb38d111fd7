import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type SharedRun, sharedRuns } from "../../../src/text/shared/tiling.ts"
import { sharedWords, type Words } from "../../../src/text/shared/words.ts"
import { haveRealDocuments, realBodies } from "./real-documents.ts"
import { referenceTiling } from "./reference-tiling.ts"

const foldedOf = (words: Words): string[] => words.map(({ folded }) => folded)
const swapped = (runs: SharedRun[]): SharedRun[] =>
  runs
    .map((run) => ({ ...run, left: run.right, right: run.left, leftWord: run.rightWord, rightWord: run.leftWord }))
    .sort((a, b) => a.leftWord - b.leftWord)

// The reference, on the texts in the order that the definition gives them, in the left text's order.
function expectedRuns(left: Words, right: Words, minimum: number): [number, number, number][] {
  const [a, b] = [foldedOf(left), foldedOf(right)]
  const differing = a.findIndex((word, index) => word !== b[index])
  const turned = a.length === b.length ? (b[differing] ?? "") < (a[differing] ?? "") : b.length < a.length
  return referenceTiling(turned ? b : a, turned ? a : b, minimum)
    .map(({ first, second, words }): [number, number, number] => [turned ? second : first, turned ? first : second, words])
    .sort((x, y) => x[0] - y[0])
}

const shapeOf = (runs: SharedRun[]): [number, number, number][] =>
  runs.map(({ leftWord, rightWord, words }) => [leftWord, rightWord, words])

function expectSound(left: string, right: string, runs: SharedRun[], minimum = 5): void {
  const taken = { left: new Set<number>(), right: new Set<number>() }
  for (const run of runs) {
    const slice = sharedWords(left.slice(run.left.start, run.left.end))
    expect(foldedOf(slice)).toEqual(foldedOf(sharedWords(right.slice(run.right.start, run.right.end))))
    expect(slice).toHaveLength(run.words)
    expect(run.words).toBeGreaterThanOrEqual(minimum)
    for (let word = 0; word < run.words; word++) {
      taken.left.add(run.leftWord + word)
      taken.right.add(run.rightWord + word)
    }
  }
  const words = runs.reduce((sum, run) => sum + run.words, 0)
  expect([taken.left.size, taken.right.size]).toEqual([words, words])
}

const lettersOf = (letters: string, maxLength: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength, size: "max" }).map((list) => list.join(" "))

// fast-check makes short lists unless it is told the size. A text, and another put together from pieces of it and some words of its own.
const relatives = fc
  .tuple(
    fc.array(fc.constantFrom(..."abcdefgh"), { maxLength: 40, size: "max" }),
    fc.array(fc.tuple(fc.nat(40), fc.nat(15), fc.nat(2)), { maxLength: 6, size: "max" }),
  )
  .map(([text, cuts]): [string, string] => {
    const other = cuts
      .slice(0, 6)
      .flatMap(([from, length, own]) => [...text.slice(from, from + length), ..."xyz".slice(0, own)])
    return [text.join(" "), other.join(" ")]
  })

const pairs = fc.oneof(
  relatives,
  fc.tuple(lettersOf("ab", 30), lettersOf("ab", 30)),
  fc.tuple(lettersOf("abc", 40), lettersOf("abc", 40)),
)

describe("sharedRuns", () => {
  it("gives the ranges and words of a passage, through other punctuation, spelling and paragraphs", () => {
    const left = "أعلن المكتب، أمس: وصلت القافلة الأولى إلى المدينة في أبريل/نيسان."
    const right = "خبر: وصلت القافلة\n\nالاولى الى “المدينة” في ابريل/ نيسان"
    const runs = sharedRuns(sharedWords(left), sharedWords(right))
    expect(runs).toMatchObject([{ words: 8, leftWord: 3, rightWord: 1 }])
    expect(left.slice(runs[0]?.left.start, runs[0]?.left.end)).toBe("وصلت القافلة الأولى إلى المدينة في أبريل/نيسان")
    expect(right.slice(runs[0]?.right.start, runs[0]?.right.end)).toBe("وصلت القافلة\n\nالاولى الى “المدينة” في ابريل/ نيسان")
  })

  it("finds passages that changed places, takes the longest first and each word once", () => {
    const of = (left: string, right: string) => shapeOf(sharedRuns(sharedWords(left), sharedWords(right)))
    expect(of("1 2 3 4 5 6 7 8 9 10 11", "7 8 9 10 11 x 1 2 3 4 5 6")).toEqual([
      [0, 6, 6],
      [6, 0, 5],
    ])
    expect(of("1 2 3 4 5 y 3 4 5 6 7 8", "1 2 3 4 5 6 7 8")).toEqual([[6, 2, 6]])
    expect(of("a b c d e", "a b c d e a b c d e")).toEqual([[0, 0, 5]])
    expect(of("a b c d", "a b c d")).toEqual([])
  })

  it("gives what the definition gives", () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 6 }), ([left, right], minimum) => {
        const [a, b] = [sharedWords(left), sharedWords(right)]
        expect(shapeOf(sharedRuns(a, b, minimum))).toEqual(expectedRuns(a, b, minimum))
      }),
      { numRuns: 2000 },
    )
  })

  it("gives the same passages when the texts are swapped, also beyond the limit of pairs", () => {
    fc.assert(
      fc.property(pairs, fc.constantFrom(0, 20, undefined), ([left, right], limit) => {
        const [a, b] = [sharedWords(left), sharedWords(right)]
        expect(sharedRuns(b, a, 3, limit)).toEqual(swapped(sharedRuns(a, b, 3, limit)))
      }),
      { numRuns: 1000 },
    )
  })

  it("stays sound beyond the limit of pairs, and finds a text whole in its copy", () => {
    fc.assert(
      fc.property(pairs, fc.nat(40), ([left, right], limit) => {
        const [a, b] = [sharedWords(left), sharedWords(right)]
        expectSound(left, right, sharedRuns(a, b, 3, limit), 3)
        expect(shapeOf(sharedRuns(a, a, 1, limit))).toEqual(a.length > 0 ? [[0, 0, a.length]] : [])
      }),
    )
  })

  it("is sound on any text", () => {
    const unit = fc.constantFrom(..."أبولـً ة'-1,٢aÉ\u200d“  \n.😀\ud83d\udc00")
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 200, size: "max" }),
        fc.string({ unit, maxLength: 200, size: "max" }),
        (left, right) => {
          expectSound(left, right, sharedRuns(sharedWords(left), sharedWords(right), 1), 1)
        },
      ),
    )
    for (const odd of ["", "؟!…", "\ud800", "\u200f\u0000", "‘’ “”"])
      expect(sharedRuns(sharedWords(odd), sharedWords("a b c d e f"))).toEqual([])
  })

  it("takes seconds at most on texts that repeat themselves", { timeout: 60_000 }, () => {
    const timed = (left: Words, right: Words): SharedRun[] => {
      const start = performance.now()
      const runs = sharedRuns(left, right)
      expect(performance.now() - start).toBeLessThan(15_000)
      return runs
    }
    const five = sharedWords("the same five words again ".repeat(100_000))
    expect(shapeOf(timed(five, five))).toEqual([[0, 0, 500_000]])
    const fewer = sharedWords(`${"the same five words again ".repeat(40_000)} and others`)
    expect(timed(five, fewer)[0]?.words).toBe(200_000)

    let state = 7
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return Math.floor((state / 2 ** 32) * below)
    }
    const paragraph = (): Words => sharedWords(Array.from({ length: 300_000 }, () => `word${random(20)}`).join(" "))
    const [one, other] = [paragraph(), paragraph()]
    expect(timed(one, one)).toHaveLength(1)
    expect(timed(one, other).length).toBeGreaterThan(0)
  })
})

describe.skipIf(!haveRealDocuments)("sharedRuns on the real documents", () => {
  it("equals exact greedy tiling; the longest run has 34 words", () => {
    const [left, right] = realBodies()
    const [a, b] = [sharedWords(left), sharedWords(right)]
    const runs = sharedRuns(a, b)
    expect(shapeOf(runs)).toEqual(expectedRuns(a, b, 5))
    expectSound(left, right, runs)
    expect(runs.map(({ words }) => words).sort((x, y) => y - x)).toEqual([34, 22, 22, 18, 18, 18, 14, 13, 8, 7, 7, 6])
    expect(sharedRuns(b, a)).toEqual(swapped(runs))
  })
})
