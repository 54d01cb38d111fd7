import { describe, expect, it } from "vitest"
import { buildDictionary } from "../../../src/evidence/names/dictionary.ts"
import { linkText } from "../../../src/evidence/names/link.ts"
import { endWithQuotation } from "../../../src/evidence/names/quotation.ts"

const dictionary = buildDictionary(
  [
    ["washington-post", "صحيفة واشنطن بوست"],
    ["hezbollah", "كتائب حزب الله"],
    ["brigade", "Kataib Hezbollah"],
  ].map(([slug, value]) => ({
    entity: { kind: "source", slug: slug as string },
    value: value as string,
    nameKind: "CANONICAL",
  })),
)
const hits = (body: string) =>
  linkText({ headline: "", body, headlineDerived: true }, dictionary).sources.flatMap((source) => source.hits)

describe("a hit", () => {
  it.each([
    ['وفق صحيفة "واشنطن بوست"، الأحد', 'صحيفة "واشنطن بوست"'],
    ["وفق صحيفة “واشنطن بوست”، الأحد", "صحيفة “واشنطن بوست”"],
    ["وفق صحيفة «واشنطن بوست»، الأحد", "صحيفة «واشنطن بوست»"],
    ["وفق صحيفة „واشنطن بوست“، الأحد", "صحيفة „واشنطن بوست“"],
    ["وفق صحيفة ‹واشنطن بوست›، الأحد", "صحيفة ‹واشنطن بوست›"],
    ["وفق صحيفة “«واشنطن» بوست”، الأحد", "صحيفة “«واشنطن» بوست”"],
    ["وفق صحيفة «واشنطن» بوست", "صحيفة «واشنطن» بوست"],
    ["وفق “صحيفة واشنطن بوست”، الأحد", "صحيفة واشنطن بوست"],
    ["قال “إن كتائب حزب الله” هناك", "كتائب حزب الله"],
    ["وفق صحيفة “واشنطن بوست الصادرة”", "صحيفة “واشنطن بوست"],
    ["The Kataib ‘Hezbollah’ base", "Kataib ‘Hezbollah’"],
  ])("in %j is %j", (body, text) => {
    expect(hits(body)).toMatchObject([{ text, start: body.indexOf(text), end: body.indexOf(text) + text.length }])
  })
})

describe("endWithQuotation", () => {
  it("takes an apostrophe for no closing mark, and stops at the text's end", () => {
    const text = "Kataib ‘Hezbollah’s"
    expect(endWithQuotation(text, 0, text.length - 2)).toBe(text.length - 2)
    expect(endWithQuotation("“a", 0, 2)).toBe(2)
    expect(endWithQuotation("“a””", 0, 2)).toBe(3)
    expect(endWithQuotation("a”", 0, 1)).toBe(1)
  })
})
