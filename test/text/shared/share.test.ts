import { describe, expect, it } from "vitest"
import { shareOf } from "../../../src/text/shared/share.ts"
import { sharedRuns } from "../../../src/text/shared/tiling.ts"
import { sharedWords } from "../../../src/text/shared/words.ts"
import { haveRealDocuments, realBodies } from "./real-documents.ts"

describe("shareOf", () => {
  it("counts the shared words and what part of each text they are", () => {
    const left = sharedWords("a b c d e. Other words.")
    const right = sharedWords("Some words: a b c d e and three more")
    expect(shareOf(sharedRuns(left, right), left.length, right.length)).toEqual({ words: 5, left: 5 / 7, right: 0.5 })
  })

  it("is 0 for texts without words", () => {
    expect(shareOf([], 0, 12)).toEqual({ words: 0, left: 0, right: 0 })
  })

  it.skipIf(!haveRealDocuments)("is about half of one real document and a third of the other", () => {
    const [left, right] = realBodies().map(sharedWords)
    const share = shareOf(sharedRuns(left ?? [], right ?? []), left?.length ?? 0, right?.length ?? 0)
    expect(share.words).toBe(187)
    expect(share.left).toBeCloseTo(0.51, 2)
    expect(share.right).toBeCloseTo(0.36, 2)
  })
})
