import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeText, parsePlainText } from "../../../src/formats/plain-text/reader.ts"
import { findQuantities } from "../../../src/text/quantities/find-quantities.ts"

// Each quantity as "its words = value unit (counted)", with a sign for what is not exact.
const signs = { EXACT: "", ABOUT: "~", AT_LEAST: ">=", AT_MOST: "<=" }
const quantities = (text: string): string[] =>
  findQuantities(text).map(({ start, end, value, bound, unit, counted }) => {
    const noun = counted ? ` (${text.slice(counted.start, counted.end)})` : ""
    return `${text.slice(start, end)} = ${signs[bound]}${value} ${unit ?? "-"}${noun}`
  })

describe("findQuantities", () => {
  it.each([
    ["وصل 3 مسؤولين", ["3 = 3 مسوول (مسؤولين)"]],
    ["وصل ثلاثة مسؤولين", ["ثلاثة = 3 مسوول (مسؤولين)"]],
    ["وصل ٣ مسؤولين و۴ جنود", ["٣ = 3 مسوول (مسؤولين)", "۴ = 4 جندي (جنود)"]],
    ["three senior US officials met", ["three = 3 official (senior US officials)"]],
    ["انخفض إلى حوالي 2500 خلال الصيف", ["2500 = ~2500 -"]],
    ["نحو ألفي جندي", ["ألفي = ~2000 جندي (جندي)"]],
    ["بنحو خمسة آلاف", ["خمسة آلاف = ~5000 -"]],
    ["لـ2500 جندي", ["2500 = 2500 جندي (جندي)"]],
    ["some 2,500 troops", ["2,500 = ~2500 troop (troops)"]],
    ["٢٬٥٠٠ متر و٧٫٥ كيلومتر", ["٢٬٥٠٠ = 2500 متر (متر)", "٧٫٥ = 7.5 كيلومتر (كيلومتر)"]],
    ["12 قتيلا على الأقل", ["12 = >=12 قتيل (قتيلا)"]],
    ["at least 12 people", ["12 = >=12 person (people)"]],
    ["ما لا يقل عن 20 مدرسة وأكثر من 300 شخص", ["20 = >=20 مدرسة (مدرسة)", "300 = >=300 شخص (شخص)"]],
    ["أقل من 10 أيام، up to 40 ships", ["10 = <=10 يوم (أيام)", "40 = <=40 ship (ships)"]],
    ["جنديان وسيارتين", ["جنديان = 2 جندي (جنديان)", "سيارتين = 2 سيار (سيارتين)"]],
    ["20 سنة أو سنتين، 5 سيارات", ["20 = 20 سنة (سنة)", "سنتين = 2 سنة (سنتين)", "5 = 5 سيار (سيارات)"]],
    ["مع مسؤولين اثنين", ["اثنين = 2 مسوول (مسؤولين)"]],
    ["نصف مليون شخص", ["نصف مليون = 500000 شخص (شخص)"]],
    ["ثلاثة ملايين ونصف المليون", ["ثلاثة ملايين ونصف المليون = 3500000 -"]],
    ["two and a half million", ["two and a half million = 2500000 -"]],
    ["12 ألفا و500 متفرج", ["12 ألفا و500 = 12500 متفرج (متفرج)"]],
    ["3 ملايين و200 ألف دولار", ["3 ملايين و200 ألف = 3200000 USD (دولار)"]],
    ["1.5 مليون دولار أميركي", ["1.5 مليون = 1500000 USD (دولار أميركي)"]],
    ["more than $3 billion, $3bn", ["$3 billion = >=3000000000 USD", "$3bn = 3000000000 USD"]],
    ["ألف دينار عراقي", ["ألف = 1000 IQD (دينار عراقي)"]],
    [
      "40% و40 في المئة و٤٠٪ و%40 40 percent",
      ["40%", "40 في المئة", "٤٠٪", "%40", "40 percent"].map((text) => `${text} = 40 %`),
    ],
    ["3%5 ثم 3 %5", ["3% = 3 %", "5 = 5 -", "3 = 3 -", "%5 = 5 %"]],
    ["كل 4 أو 8 أعوام", ["4 = 4 عام (أعوام)", "8 = 8 عام (أعوام)"]],
    ["بين 10 و15 شخصا", ["10 = >=10 شخص (شخصا)", "15 = <=15 شخص (شخصا)"]],
    ["10-15 people", ["10 = >=10 person (people)", "15 = <=15 person (people)"]],
    ["3 إلى 5 ملايين دولار", ["3 = 3000000 USD (دولار)", "5 ملايين = 5000000 USD (دولار)"]],
    ["ثلاثة وزراء", ["ثلاثة = 3 وزير (وزراء)"]],
    ["بلغ 12 وأضاف آخر", ["12 = 12 -"]],
    ["قال المسؤولين الثلاثة", ["الثلاثة = 3 مسوول (المسؤولين)"]],
    ["نقل القتلى الـ12", ["12 = 12 قتيل (القتلى)"]],
    ["a 12-member committee", ["12 = 12 member (member)"]],
    ["خمسة. وعشرون", ["خمسة = 5 -", "عشرون = 20 -"]],
  ])("reads %j", (text, expected) => {
    expect(quantities(text)).toEqual(expected)
  })

  it.each([
    ["في 7 أبريل 2021 وعام 2014 و15 رمضان و30/3/2021"],
    ["الجولة الثالثة والقمة الـ31 and the 3rd round"],
    ["القرن العشرين، يوم الاثنين، قبل ثلاثة أيام, 3 days ago"],
    ["الساعة 5 مساء، عند 14:30، at 5 p.m., 6 am"],
    ["المادة 5، كوفيد-19، F-16، page 12، رقم 7"],
    ["dozens, عشرات، مئات، آلاف الجنود، ملايين"],
    ["فاز 3-1، 1/2، 770-123-4567، +9647701234567"],
    ["ألف كتابا، رجل واحد، لست أدري، البلدين"],
    ["https://example.org/2020/03/12345"],
  ])("finds none in %j", (text) => {
    expect(quantities(text)).toEqual([])
  })

  it("gives ranges inside the text, in order, for any text", () => {
    const word = fc.constantFrom(
      ..."3 2,500 2.5 ثلاثة خمسة وعشرون آلاف مليون و - $ % أو بين إلى جنديان اثنين نصف ونصف half a million and في المئة".split(
        " ",
      ),
      ..."مسؤولين officials حوالي at least على الأقل دولار أميركي 2021 أبريل : / ـ ً \ud800 \u200f . 10-15 3bn".split(" "),
    )
    const text = fc.oneof(
      fc.array(word).map((words) => words.join(" ")),
      fc.array(word).map((words) => words.join("")),
      fc.string({ unit: "binary" }),
    )
    fc.assert(
      fc.property(text, (text) => {
        let end = 0
        for (const quantity of findQuantities(text)) {
          expect(quantity.start).toBeGreaterThanOrEqual(end)
          expect(quantity.end).toBeGreaterThan(quantity.start)
          expect(Number.isFinite(quantity.value)).toBe(true)
          end = quantity.end
          const { counted } = quantity
          if (counted) expect(text.slice(counted.start, counted.end).trim()).not.toBe("")
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })
})

const seeds = new URL("../../../../shared/seeds/", import.meta.url)

describe.skipIf(!existsSync(seeds))("findQuantities in the real documents", () => {
  it.each([
    ["000_5af178807ddb92b7.txt", ["3 = 3 مسوول (مسؤولين)", "2500 = ~2500 -"]],
    [
      "003_06b30415b0b642d4.txt",
      [
        "ثلاثة = 3 مسوول (مسؤولين)",
        "الأربعة = 4 اولوي (الاولويات)",
        "أربع = 4 اولوي (أولويات)",
        "4 = 4 عام (أعوام)",
        "8 = 8 عام (أعوام)",
      ],
    ],
  ])("reads %s", (name, expected) => {
    expect(quantities(parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name)).body)).toEqual(expected)
  })
})
