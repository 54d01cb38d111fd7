import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold } from "../../src/text/fold.ts"
import { tokenize } from "../../src/text/tokens.ts"

const words = (text: string): string[] => tokenize(text).map(({ start, end }) => text.slice(start, end))

describe("tokenize", () => {
  it.each([
    ["وقالـت “واشنطن بوست”:", ["وقالـت", "واشنطن", "بوست"]],
    ["خصوصاً، مؤ\u200cسسة", ["خصوصاً", "مؤ\u200cسسة"]],
    ["Iraq's 2,500 troops; al-Kadhimi 'q'", ["Iraq's", "2,500", "troops", "al", "Kadhimi", "q"]],
    ["#الحشد_الشعبي لـCNN", ["الحشد", "الشعبي", "لـ", "CNN"]],
    ["٢٬٥٠٠ و7.5%", ["٢٬٥٠٠", "و", "7.5"]],
    [" . ، …", []],
  ])("splits %j", (text, expected) => {
    expect(words(text)).toEqual(expected)
  })

  it("gives tokens in order, each folded as its own text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."أبتـً ة'-1,٢aÉ\u200d“ \n.😀") }), (text) => {
        let last = 0
        for (const { start, end, folded } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(fold(text.slice(start, end))).toBe(folded)
          last = end
        }
      }),
    )
  })
})
