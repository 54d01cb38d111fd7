import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { matchesIn } from "../../../src/text/search/matches.ts"
import { parseQuery } from "../../../src/text/search/query.ts"
import { snippetOf } from "../../../src/text/search/snippet.ts"

const around = (text: string, query: string, length?: number) => snippetOf(text, matchesIn(text, parseQuery(query)), length)

describe("snippetOf", () => {
  const filler = "ثم مضى الركب في طريقه ".repeat(20)

  it("gives a short text whole", () => {
    expect(around("زار العراق اليوم", "عراق")).toEqual({ snippet: "زار العراق اليوم", highlights: [{ start: 4, end: 10 }] })
  })

  it("looks for the place with most hits and cuts between words", () => {
    const text = `العراق ${filler}اتفق العراق وأميركا على الحوار ${filler}`
    const { snippet, highlights } = around(text, "العراق أميركا الحوار", 80)
    expect(highlights.map(({ start, end }) => snippet.slice(start, end))).toEqual(["العراق", "وأميركا", "الحوار"])
    expect(snippet).toMatch(/^…(?:ثم|مضى|الركب|في|طريقه) .*(?:ثم|مضى|الركب|في|طريقه)…$/)
    expect(snippet.length).toBeLessThanOrEqual(80)
  })

  it("begins at the beginning without hits, and ends at the end with late ones", () => {
    expect(around(filler, "العراق", 40).snippet).toBe("ثم مضى الركب في طريقه ثم مضى الركب في…")
    expect(around(`${filler}العراق`, "العراق", 40).snippet).toMatch(/^….*العراق$/)
  })

  it("stays inside the text, its length and its characters", () => {
    const piece = fc.constantFrom(
      "وزير",
      " ",
      "نيسان ",
      "👩‍👩‍👧",
      "é",
      "ءً",
      "😀",
      "\ud800",
      "الوزراء ",
      "\n",
      "كلمة ",
      "ـ",
      "طويل".repeat(30),
    )
    const segmenter = new Intl.Segmenter("ar", { granularity: "grapheme" })
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 120 }), (pieces, length) => {
        const text = pieces.join("")
        const { snippet, highlights } = around(text, "وزير نيسان", length)
        expect(snippet.length).toBeLessThanOrEqual(Math.max(length, 20))
        const inner = snippet.replace(/^…|…$/g, "")
        const begin = text.indexOf(inner)
        expect(begin).toBeGreaterThanOrEqual(0)
        const boundaries = new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length))
        const possible = [...boundaries].some((at) => text.startsWith(inner, at) && boundaries.has(at + inner.length))
        expect(possible).toBe(true)
        let last = 0
        for (const { start, end } of highlights) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBeLessThanOrEqual(snippet.length)
      }),
      { numRuns: 1000 },
    )
  })
})
