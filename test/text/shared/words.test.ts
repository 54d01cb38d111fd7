import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { sharedWords } from "../../../src/text/shared/words.ts"

const folded = (text: string): string[] => sharedWords(text).map((word) => word.folded)

describe("sharedWords", () => {
  it.each([
    ["في ابريل/ نيسان المقبل", "في أبريل/نيسان المقبل"],
    ["وقالـت “النهار” خصوصاً", 'وقالت "النهار" خصوصا'],
    ["توضيحَ الأمرِ ، غداً .", "توضيح الأمر، غدا."],
    ["انتهى اليوم.\n\nوبدأ الغد", "انتهى اليوم وبدأ الغد"],
    ["عددهم ٢٬٥٠٠ جندي", "عددهم 2,500 جندي"],
    ["و قال لـ«النهار» أمس", "وقال لالنهار أمس"],
    ['بثته لـ "CNN"', "بثته لـCNN"],
    ["Iraq’s TROOPS", "iraq's troops"],
  ])("takes %j and %j for the same words", (one, other) => {
    expect(folded(one)).toEqual(folded(other))
  })

  it.each([
    ["3 مسؤولين", "ثلاثة مسؤولين"],
    ["في العراق", "بالعراق"],
    ["وقال", "قال"],
    ["أبريل", "نيسان"],
    ["أميركي", "أمريكي"],
  ])("takes %j and %j for different words", (one, other) => {
    expect(folded(one)).not.toEqual(folded(other))
  })

  it("leaves letters that stand for themselves alone", () => {
    expect(folded("أ، ب، ج. و قال ل")).toEqual(["ا", "ب", "ج", "وقال", "ل"])
    expect(folded("و ".repeat(3))).toEqual(["و", "و", "و"])
  })

  it("gives a proclitic written apart and its word one range", () => {
    const text = "صرح لـ “النهار” أمس"
    expect(sharedWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(["صرح", "لـ “النهار", "أمس"])
  })

  it("never throws, and gives words in order that are the same as in their own slice", () => {
    const unit = fc.constantFrom(..."أبولـً ة'-1,٢aÉ\u200d“ \n.😀\ud83d\udc00")
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 100, size: "max" }), (text) => {
        let last = 0
        for (const { start, end, folded: word } of sharedWords(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(folded(text.slice(start, end))).toEqual([word])
          last = end
        }
      }),
    )
  })
})
