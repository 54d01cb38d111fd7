import { describe, expect, it } from "vitest"
import { commonRuns } from "../../../src/text/shared/common-runs.ts"

const runsOf = (first: number[], second: number[], limit?: number) =>
  commonRuns(Int32Array.from(first), Int32Array.from(second), 2, limit)

describe("commonRuns", () => {
  it("gives every maximal run, also runs that overlap", () => {
    expect(runsOf([1, 2, 3, 4], [1, 2, 3, 9, 2, 3, 4])).toEqual([
      { first: 0, second: 0, words: 3 },
      { first: 1, second: 4, words: 3 },
    ])
    expect(runsOf([1], [1])).toEqual([])
  })

  it("beyond the limit pairs frequent shingles in their order, and still makes runs as long as they are", () => {
    expect(runsOf([0, 0, 0, 1, 2], [9, 0, 0, 0, 0, 1, 2], 3)).toEqual([
      { first: 0, second: 1, words: 3 },
      { first: 0, second: 2, words: 5 },
    ])
  })

  it("is not misled by shingles of one hash", () => {
    // So many pairs of different numbers that some have the same hash of 32 bits; none are equal.
    const count = 200_000
    const first = Int32Array.from({ length: count }, (_, index) => Math.imul(index, 0x2545f491))
    const second = Int32Array.from({ length: count }, (_, index) => Math.imul(index + count, 0x2545f491))
    expect(commonRuns(first, second, 2)).toEqual([])
  })
})
