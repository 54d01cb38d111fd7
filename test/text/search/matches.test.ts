import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { matchesOf } from "../../../src/text/search/match-terms.ts"
import { matchesIn } from "../../../src/text/search/matches.ts"
import { parseQuery } from "../../../src/text/search/query.ts"
import { termsOf } from "../../../src/text/search/terms.ts"

const marked = (text: string, query: string, ...aliases: string[]): [string, string][] =>
  matchesIn(text, parseQuery(query), aliases.map(parseQuery)).map(({ start, end, kind }) => [text.slice(start, end), kind])

describe("matchesIn", () => {
  it.each([
    ["زار العراق اليوم", "العراق", [["العراق", "EXACT"]]],
    ["Baghdad", "BAGHDAD", [["Baghdad", "EXACT"]]],
    ["العِـرَاقُ،", "العراق", [["العِـرَاقُ", "FOLDED"]]],
    ["😀وللعراقيين😀", "العراق", [["وللعراقيين", "STEM"]]],
    [
      "في كانون الثاني/يناير",
      "كانون الثاني",
      [
        ["كانون الثاني", "EXACT"],
        ["يناير", "ALIAS"],
      ],
    ],
    [
      "السابع من أبريل",
      "7 نيسان",
      [
        ["السابع", "ALIAS"],
        ["أبريل", "ALIAS"],
      ],
    ],
    ["بقي ٢٬٥٠٠ جندي", "2500", [["٢٬٥٠٠", "ALIAS"]]],
    ["في البيت «الأبيض»", '"البيت الابيض"', [["البيت «الأبيض", "FOLDED"]]],
    [
      "البيت البيت الأبيض",
      '"البيت الأبيض" بيت',
      [
        ["البيت", "STEM"],
        ["البيت الأبيض", "EXACT"],
      ],
    ],
    ["خطة إستراتيجية", "استرا*", [["إستراتيجية", "FOLDED"]]],
    ["لا شيء", "العراق -شيء", []],
  ])("marks in %j what %j finds", (text, query, expected) => {
    expect(marked(text, query)).toEqual(expected)
  })

  it("marks other names, with clitics before them", () => {
    expect(marked("قال لماثيو تولر: وتولر", "Tueller", '"ماثيو تولر"', '"تولر"')).toEqual([
      ["لماثيو تولر", "ALIAS"],
      ["وتولر", "ALIAS"],
    ])
    expect(marked("للمهندس and Tueller's", "x", '"المهندس"', '"Tueller"')).toEqual([
      ["للمهندس", "ALIAS"],
      ["Tueller's", "ALIAS"],
    ])
  })

  it("gives ranges of the text in order and apart, where the document matches", () => {
    const unit = fc.constantFrom(..."ابوزيرلة نيسان7 \"'-ـً😀\ud800a")
    const string = fc.string({ unit, maxLength: 60 })
    fc.assert(
      fc.property(string, fc.string({ unit, maxLength: 12 }), (text, typed) => {
        const query = parseQuery(typed)
        const hits = matchesIn(text, query, [parseQuery(typed)])
        let last = 0
        for (const { start, end } of hits) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
        if (query.all.length > 0 && query.all.some((term) => matchesOf(termsOf(text), term).length > 0))
          expect(hits.length).toBeGreaterThan(0)
      }),
      { numRuns: 2000 },
    )
  })
})
