import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findStatements } from "../../../src/evidence/attribution/find-statements.ts"
import { decodeText, parsePlainText } from "../../../src/formats/plain-text/reader.ts"
import { expectLinear, repeat } from "../../support/growth.ts"
import { dictionary, said } from "./said.ts"

const pieces = fc.constantFrom(
  ..."قال|وأضاف|تولر|السفير الأميركي|ماثيو تولر|إن|أن|بحسب|وفقا لـ|3 مسؤولين|نقلا عن|لصحيفة|واشنطن بوست|شريطة عدم|مشيرا إلى|أعلنت".split(
    "|",
  ),
  ..."said|told|Tueller|the official|according to|that|adding|The Associated Press|citing|who spoke|on condition of anonymity".split(
    "|",
  ),
  ..."\"|“|”|«|»|'|‘|’|:|،|,|.|؟|\n|\n\n|(|)|ـ|\ud800|🙂|و|2,500|10.30|10:30|3,000,000,000|٣٬٠٠٠٬٠٠٠٬٠٠٠|2.5|-5|0|50%|مليار|تريليون|officials|كلمة|word".split(
    "|",
  ),
)

describe("statements of any text", () => {
  it("are ordered slices with chains of known shape", () => {
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 60 }).map((all) => all.join(" ")),
        (body) => {
          const statements = findStatements(body, dictionary)
          let before = 0
          for (const { start, end, chain, attribution, confidence } of statements) {
            expect(start).toBeGreaterThanOrEqual(before)
            before = start
            for (const range of [{ start, end }, attribution]) {
              expect(range.start >= 0 && range.end <= body.length).toBe(true)
              expect(body.slice(range.start, range.end).trim()).not.toBe("")
            }
            expect(body.slice(start, end)).not.toContain("\n")
            expect(confidence > 0 && confidence <= 1).toBe(true)
            expect(chain.length).toBeGreaterThan(0)
            for (const { person, source, description, count = 1 } of chain) {
              expect([person, source, description].filter(Boolean)).toHaveLength(1)
              expect(Number.isInteger(count) && count >= 1 && count <= 2_147_483_647).toBe(true)
            }
          }
          expect(findStatements(body, dictionary)).toEqual(statements)
        },
      ),
      { numRuns: 400 },
    )
  })

  it.each(["", "...", "“", "قال", "said", "بحسب", "«»", "\ud800", "\n\n"])("are none in %j", (body) => {
    expect(findStatements(body, dictionary)).toEqual([])
  })

  it.each([
    "قال تولر إن ",
    "Tueller said, ",
    '"a ',
    "according to the ",
    "قال تولر، كلمة ",
    "quoting an official as saying so ",
    "معلمة تعمل ",
    "مسؤول ",
    "officials who spoke on condition of anonymity ",
    "وعدت رفض ذكر ",
  ])("take time in proportion to one paragraph of %j", (piece) => {
    expectLinear((text) => findStatements(text, dictionary), repeat(piece), 50_000)
  })
})

const folder = new URL("../../../../shared/seeds/", import.meta.url)
const read = (name: string): string => parsePlainText(decodeText(readFileSync(new URL(name, folder)), name)).body

describe.skipIf(!existsSync(folder))("the two real documents", () => {
  const chains = (name: string, word: string): string[] =>
    said(read(name)).flatMap(([content, chain]) => (content.includes(word) ? [chain] : []))
  const [first, second] = ["000_5af178807ddb92b7.txt", "003_06b30415b0b642d4.txt"] as const
  const senior = "مسؤول كبير في الإدارة الأميركية (شريطة عدم كشف هويته) < washington-post"

  it.each([
    [first, "والمناخ", [senior]],
    [second, "والمناخ", [senior]],
    [first, "المشورة", [senior]],
    [first, "الأعمال", ["المسؤول الأميركي"]],
    [second, "الأعمال", ["المسؤول الأميركي"]],
    [first, "المذكرة", ["3x مسؤولين حكوميين"]],
    [first, "السابع", ["us-state-department"]],
    [first, "2500", ["pentagon"]],
    [second, "بالخائن", ["abu-ali-al-askari"]],
    [second, "المصالح", ["abu-ali-al-askari"]],
    [second, "الإدارات", ["matthew-tueller", "matthew-tueller"]],
    [second, "العيون", ["matthew-tueller"]],
    [second, "هزيمة", ["matthew-tueller"]],
    [second, "ضروريا", ["matthew-tueller"]],
  ])("%s: whoever said %s", (name, word, expected) => {
    expect(chains(name, word)).toEqual(expected)
  })

  it("the officials spoke to the AP, and why they are not named", () => {
    const [chain] = chains(second, "المذكرة")
    expect(chain).toMatch(/^3x مسؤولين حكوميين \(بشرط عدم .+ لأنهم غير مخولين .+\) < associated-press$/)
  })

  it.each([
    [first, 8],
    [second, 13],
  ])("%s has no more statements than that", (name, count) => {
    expect(said(read(name))).toHaveLength(count)
  })
})
