import { describe, expect, it } from "vitest"
import { detectLanguage, directionOf, scriptOf } from "../../src/text/language.ts"

describe("detectLanguage", () => {
  it.each([
    ["مرحبا", "ar"],
    ["قال الرئيس إن شركة پيجو ستعود", "ar"],
    ["رئیس جمهور ایران گفت مذاکرات هفته آینده در پایتخت برگزار خواهد شد و هیئت‌ها در آن شرکت می‌کنند", "fa"],
    ["وزیر اعظم نے کہا ہے کہ مذاکرات اگلے ہفتے ہوں گے", "ur"],
    ["The president of Iraq said", "en"],
    ["The two governments announced on Monday that talks would take place in the first week of April.", "en"],
    ["Biden Bagdad 2021", "und"],
    ["Le président a déclaré que les négociations reprendront la semaine prochaine dans la capitale.", "fr"],
    ["Bundeskanzler sagte, dass die Verhandlungen in der nächsten Woche in der Hauptstadt beginnen werden.", "de"],
    ["Это было вчера", "ru"],
    ["שלום", "he"],
    ["東京で会談が行われた", "ja"],
    ["2021 — 7/4", "und"],
    ["", "und"],
  ])("of %j is %s", (text, language) => {
    expect(detectLanguage(text)).toBe(language)
  })
})

describe("directionOf", () => {
  it.each([
    ["ar", "RTL"],
    ["fa", "RTL"],
    ["ckb", "RTL"],
    ["he", "RTL"],
    ["en", "LTR"],
    ["ar-Latn", "LTR"],
    ["und", "LTR"],
    ["not a tag", "LTR"],
  ])("of %s is %s", (language, direction) => {
    expect(directionOf(language)).toBe(direction)
    expect(directionOf(language)).toBe(direction)
  })
})

describe("scriptOf", () => {
  it.each([
    ["العراق Iraq بغداد", "Arab"],
    ["Baghdad العراق", "Latn"],
    ["Москва", "Cyrl"],
    ["123 …", "Zyyy"],
    ["\ud800", "Zyyy"],
    ["ᐃᓄᒃᑎᑐᑦ", "Zzzz"],
  ])("of %j is %s", (text, script) => {
    expect(scriptOf(text)).toBe(script)
  })
})
