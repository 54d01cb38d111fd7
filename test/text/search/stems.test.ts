import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold } from "../../../src/text/fold.ts"
import { stemsOf } from "../../../src/text/search/stems.ts"

// As termsOf does: a last ة is kept.
const stems = (word: string): readonly string[] => stemsOf(word.endsWith("ة") ? `${fold(word).slice(0, -1)}ة` : fold(word))
const meet = (a: string, b: string): boolean => stems(a).some((stem) => stems(b).includes(stem))

describe("stemsOf", () => {
  it.each([
    ["مهندس", "المهندس والمهندس لمهندس للمهندسين ومهندسوها فبالمهندس"],
    ["عراق", "العراق بالعراق للعراق وبالعراق العراقي العراقية والعراقيون"],
    ["مسؤول", "مسؤولين مسؤولون المسؤولات مسؤولا مسؤوليها"],
    ["محادثة", "محادثات والمحادثات محادثاتهم محادثتنا بالمحادثات"],
    ["وزير", "الوزير والوزير لوزير وزيرها وزيرة الوزراء وللوزراء وزيرا"],
    ["لبنان", "لبناني اللبنانية ولبنان بلبنان اللبنانيين"],
    ["إعلان", "الإعلان إعلانه وإعلانها إعلانات"],
    ["شهر", "أشهر بالأشهر شهور شهرين"],
    // Listed words behind clitics, where their letters are another word with an ending.
    ["سنة", "السنة بالسنة والسنة للسنة لسنة"],
    ["غزة", "لغزة وغزة بغزة ولغزة"],
    ["حكيم", "حكماء الحكماء"],
    // Before a noun, without the ن.
    ["مهندس", "مهندسو ومهندسوها مهندسي"],
    ["باحث", "باحثو الباحثين"],
    ["محطة", "محطتان محطتين محطتا محطتي محطتيها محطتاهما"],
    // Broken plurals by their shape, with clitics and pronouns.
    ["نافذة", "نوافذ والنوافذ نوافذها بنوافذهم"],
    ["شاطئ", "شواطئ شواطئها"],
    ["ملعب", "ملاعب للملاعب ملاعبنا"],
    ["عصفور", "عصافير"],
    ["دكان", "دكاكين"],
    ["حقيبة", "حقائب حقائبهم"],
    ["جاسوس", "الجواسيس"],
    ["سجين", "سجناء"],
    ["رغيف", "أرغفة"],
    ["هدية", "هدايا"],
    ["كوكب", "كواكب"],
    ["هيكل", "هياكل"],
    ["فطيرة", "فطائر الفطيرة"],
    ["واحة", "الواحة واحات"],
    ["وزير", "وزرائه بوزرائها"],
    ["دم", "دماؤهم الدماء"],
    ["غذاء", "غذائه غذائي"],
    ["تصل", "وستصل"],
    ["قوة", "قوتها قوتان القوتين"],
    ["زغلول", "وزغلول الزغلول والزغلول للزغلول لزغلول"],
  ])("%s meets its forms", (word, forms) => {
    for (const form of forms.split(" ")) expect([form, meet(word, form)]).toEqual([form, true])
  })

  it.each([
    ["وزير", "زير"],
    ["لبنان", "لبن"],
    ["باريس", "اريس"],
    ["مكتبة", "مكتب"],
    ["سلامة", "سلام"],
    ["مسؤولية", "مسؤول"],
    ["عليها", "علي"],
    ["سودان", "سود"],
    ["ورد", "رد"],
    ["كلها", "لها"],
    ["صنعاء", "صانع"],
    ["تواصل", "توصل"],
    ["عراقي", "عرقي"],
    ["تعامل", "تعمل"],
    ["أرسله", "رسول"],
    ["اعتداء", "عتيد"],
    ["أقارب", "أقرب"],
    ["ماريو", "ماري"],
    ["مارتا", "ماري"],
    ["بيانو", "بيان"],
    ["حوالي", "حالي"],
    ["خبازين", "خبز"],
    ["ثلاثين", "ثلث"],
    ["عملاء", "عامل"],
    ["هدى", "هدايا"],
    ["لازمة", "أزمة"],
    ["المتهم", "ألم"],
    ["مائية", "مئة"],
    ["بحرية", "حرية"],
  ])("%s does not meet %s", (a, b) => {
    expect(meet(a, b)).toBe(false)
  })

  it("takes a last ه for ة or a pronoun", () => {
    expect(stems("مكتبه")).toEqual(["مكتبة", "مكتب"])
  })

  it.each([
    ["talks", ["talk"]],
    ["tueller", ["tueller"]],
    ["hussein's", ["hussein"]],
    ["countries", ["country"]],
    ["planned", ["plan"]],
    ["bus", ["bus"]],
    ["buses", ["bus"]],
    ["wives", ["wife"]],
    ["leaves", ["leave", "leaf"]],
    ["ran", ["run"]],
    ["running", ["run"]],
    ["written", ["write"]],
    ["writing", ["write"]],
    ["founded", ["found"]],
    ["spokesmen", ["spokesman"]],
    ["yemen", ["yemen"]],
    ["wolfe", ["wolfe"]],
    ["travelled", ["travel"]],
    ["installed", ["instal"]],
    ["install", ["instal"]],
    ["called", ["call"]],
    ["حق", ["حق"]],
    ["2500", []],
    ["بغ", []],
  ])("stems %s to %j", (word, expected) => {
    expect(stemsOf(word)).toEqual(expected)
  })

  it("gives at most four different stems, none empty, always the same", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."والبكلفستنيهمةان"), maxLength: 12 })
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: "grapheme" })), (word) => {
        const found = stemsOf(word)
        expect(found.length).toBeLessThanOrEqual(4)
        expect(new Set(found).size).toBe(found.length)
        expect(found).not.toContain("")
        expect(stemsOf(word)).toEqual(found)
      }),
      { numRuns: 1000 },
    )
  })
})
