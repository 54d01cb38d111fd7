import { describe, expect, it } from "vitest"
import { dictionaries, wordsOf } from "../../src/text/dictionaries.ts"

describe("dictionaries", () => {
  it("loads every list, folded, once", () => {
    expect(dictionaries()).toBe(dictionaries())
    for (const lists of Object.values(dictionaries())) {
      for (const phrases of Object.values(lists)) {
        expect(phrases.length).toBeGreaterThan(0)
        for (const phrase of phrases) expect(phrase.length).toBeGreaterThan(0)
      }
    }
    expect(wordsOf(dictionaries().speech.reports)).toContain("اكد")
    expect(dictionaries().citation.phrases).toContainEqual(["وفقا", "ل"])
  })
})
