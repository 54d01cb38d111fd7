import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalAt } from "../../../src/text/search/canonical.ts"
import { termsOf } from "../../../src/text/search/terms.ts"
import { tokenize } from "../../../src/text/tokens.ts"

const values = (text: string): string[] =>
  termsOf(text).flatMap(({ canonical, run }) => (canonical ? [`${canonical}/${run}`] : []))

describe("canonicalAt", () => {
  it.each([
    ["بنيسان وأبريل وأفريل April Apr", ["month:4/1", "month:4/1", "month:4/1", "month:4/1", "month:4/1"]],
    ["كانون الثاني وكانون الأول", ["month:1/2", "month:12/2"]],
    ["أبريل/ نيسان 2020", ["month:4/1", "month:4/1", "number:2020/1"]],
    ["في مارس", ["month:3/1"]],
    ["مارس", ["month:3/1"]],
    ["مارس الرياضة في 2021 ثم مارس العزف", ["number:2021/1"]],
    ["He may march in May 2020", ["month:5/1", "number:2020/1"]],
    ["على باب أب", []],
    ["شهر رمضان", ["hijri:9/1"]],
    ["ربيع الأول", ["hijri:3/2"]],
    ["خمسة وعشرون", ["number:25/2"]],
    ["مئة وخمسة وعشرون ألفا وثلاثمئة", ["number:125300/5"]],
    ["ألفين وواحد وعشرين", ["number:2021/3"]],
    ["ثلاثة وأربعة", ["number:3/1", "number:4/1"]],
    ["اثني عشر", ["number:12/2"]],
    ["two hundred and fifty thousand", ["number:250000/5"]],
    ["twenty-one or one", ["number:21/2"]],
    ["٢٬٥٠٠ و07 و7.5 و1.234,5", ["number:2500/1", "number:7/1", "number:7.5/1"]],
    ["2.3 مليون", ["number:2300000/2"]],
    ["السابع من شهر أبريل", ["number:7/3", "month:4/1"]],
    ["الحادي والعشرين من نيسان", ["number:21/3", "month:4/1"]],
    ["the twenty-first of April, April 7th", ["number:21/3", "month:4/1", "month:4/1", "number:7/1"]],
    ["الفصل السابع من الرواية، the 7th fleet", []],
    ["12345678901234567890", []],
  ])("reads %s", (text, expected) => {
    expect(values(text)).toEqual(expected)
  })

  it("never reaches past the words and answers any of them", () => {
    const word = fc.constantFrom(
      "خمسه",
      "وعشرون",
      "الف",
      "مارس",
      "كانون",
      "الثاني",
      "من",
      "7",
      "السابع",
      "may",
      "and",
      "twenty",
      "hundred",
      "في",
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), fc.integer({ min: -2, max: 9 }), (words, index) => {
        const found = canonicalAt(words, index)
        if (found) {
          expect(index + found.length).toBeLessThanOrEqual(words.length)
          expect(found.value).toMatch(/^(?:month|hijri|number):[\d.e+]+$/)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it("gives terms of any text, one for each token", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const tokens = tokenize(text)
        expect(termsOf(text).map(({ start, end, folded, position }) => ({ start, end, folded, position }))).toEqual(
          tokens.map((token, index) => ({ ...token, position: index + 1 })),
        )
      }),
    )
  })
})
