import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold, foldMapped } from "../../src/text/fold.ts"

describe("fold", () => {
  it.each([
    ["أإآٱا", "ااااا"],
    ["مصطفى القاهرة مسؤول هيئة", "مصطفي القاهره مسوول هييه"],
    ["خُصُوصًا خصوصـــا هٰذا", "خصوصا خصوصا هذا"],
    ["١٢٣ ۴۵۶", "123 456"],
    ["ﻻ ﷲ ﺑﻐﺪﺍﺩ", "لا الله بغداد"],
    ["ایران کتاب ھہ", "ايران كتاب هه"],
    ["Éléphant STRASSE Straße İstanbul ısı", "elephant strasse strasse istanbul isi"],
    ["ＡＢＣ　１２", "abc 12"],
    ["“a” «b» „c‟", '"a" "b" "c"'],
    ["‘a’ Kataʾib Kata`ib", "'a' kata'ib kata'ib"],
    ["a–b—c−d‑e", "a-b-c-d-e"],
    ["a \t\n\u00a0\u200b b", "a b"],
    ["\ufeffم\u200fؤ\u200cسسة\u00ad", "موسسه"],
    ["نعم، لا؛ متى؟", "نعم, لا; متي?"],
    ["\ud800a\udc00", "\ufffda\ufffd"],
  ])("folds %j to %j", (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it("folds decomposed text like composed text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."أإآؤئةىéñüйώкГ aب ") }), (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text))
      }),
    )
    expect(fold("ا\u0654")).toBe("ا")
  })

  it("changes nothing the second time, for every code point and any text", () => {
    for (let point = 0; point < 0x30000; point++) {
      const once = fold(String.fromCodePoint(point))
      if (fold(once) !== once) expect.fail(`U+${point.toString(16)} folds to ${once}, which folds to ${fold(once)}`)
    }
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fold(fold(text)) === fold(text)))
  })

  it("takes well under a second for 2 MB", () => {
    const text = "أعلنت الخارجيّة، “الاثنين”، Hello World. ".repeat(50_000)
    const start = performance.now()
    fold(text)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})

describe("foldMapped", () => {
  it("agrees with fold and maps each unit into the original, in order", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { folded, starts, ends } = foldMapped(text)
        expect(folded).toBe(fold(text))
        expect(starts.length).toBe(folded.length)
        for (let i = 0; i < folded.length; i++) {
          expect(starts[i]).toBeLessThan(ends[i] ?? 0)
          expect(ends[i]).toBeLessThanOrEqual(text.length)
          if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1] ?? 0)
        }
      }),
    )
  })

  it("counts marks and tatweels to the letter before them, and gives each letter of a ligature the whole ligature", () => {
    expect([...foldMapped("بـًا").ends]).toEqual([3, 4])
    expect([...foldMapped("xﻻ").starts]).toEqual([0, 1, 1])
  })
})
