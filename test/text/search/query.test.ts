import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseQuery } from "../../../src/text/search/query.ts"

const short = (text: string): string[] => {
  const { all, none } = parseQuery(text)
  const show = (sign: string) => (term: (typeof all)[number]) =>
    `${sign}${term.kind}:${term.words.map(({ folded }) => folded).join("+")}`
  return [...all.map(show("")), ...none.map(show("-"))]
}

describe("parseQuery", () => {
  it.each([
    ["العراق أميركا", ["word:العراق", "word:اميركا"]],
    ['"البيت الأبيض" اليوم', ["phrase:البيت+الابيض", "word:اليوم"]],
    ["“واشنطن بوست” «كأس آسيا» „joint statement“", ["phrase:واشنطن+بوست", "phrase:كاس+اسيا", "phrase:joint+statement"]],
    ["'joint statement' Iraq's", ["phrase:joint+statement", "word:iraq's"]],
    ['بغداد -أربيل -"كأس آسيا"', ["word:بغداد", "-word:اربيل", "-phrase:كاس+اسيا"]],
    ["بغداد −أربيل", ["word:بغداد", "-word:اربيل"]],
    ["الحوار - العراق", ["word:الحوار", "word:العراق"]],
    ["US-Iraq -al-Kadhimi", ["word:us", "word:iraq", "-phrase:al+kadhimi"]],
    ["استرا* ك*", ["prefix:استرا", "word:ك"]],
    ["كانون الثاني 2020", ["word:كانون+الثاني", "word:2020"]],
    ["خمسة وعشرون", ["word:خمسه+وعشرون"]],
    ["لـCNN الـ25", ["word:cnn", "word:25"]],
    ['"بدون إغلاق', ["phrase:بدون+اغلاق"]],
    ['بغداد"نهر دجلة"', ["word:بغداد", "phrase:نهر+دجله"]],
    [' . ، - "" «» * -* \'', []],
    ["\ud800 \udc00 \u202e ـــ ً", []],
    ["\u202bالعر\u200cاق\u202c", ["word:العراق"]],
  ])("reads %j", (text, expected) => {
    expect(short(text)).toEqual(expected)
  })

  it("keeps what was typed", () => {
    expect(parseQuery("«كأسُ آسيا» أبـريل").all.map(({ raw }) => raw)).toEqual(["كأسُ آسيا", "أبـريل"])
  })

  it("refuses what is too long", () => {
    expect(() => parseQuery("ا".repeat(1001))).toThrow(RangeError)
    expect(() => parseQuery("كتاب ".repeat(33))).toThrow("32 words and phrases at most, and this one has 33")
    expect(parseQuery("كتاب ".repeat(32)).all).toHaveLength(32)
  })

  it("reads any text", () => {
    const unit = fc.constantFrom(..."أبة \"'«»“”-*7,.ـً\u200f\ud800😀é")
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: "binary", maxLength: 60 })), (text) => {
        const { all, none } = parseQuery(text)
        for (const { words, raw } of [...all, ...none]) {
          expect(words.length).toBeGreaterThan(0)
          expect(text).toContain(raw)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
