import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findMentions } from "../../src/evidence/mentions.ts"
import { buildDictionary, type DictionaryName } from "../../src/evidence/names/dictionary.ts"
import { dialogueNames } from "../support/dialogue-names.ts"

const dictionary = buildDictionary(dialogueNames)
const found = (body: string, names = dictionary): (readonly [string, string, number])[] =>
  findMentions(body, names).map(({ start, end, entity, confidence }) => [body.slice(start, end), entity.slug, confidence])

describe("mentions", () => {
  it("hold the name without clitics and title, whatever the spelling", () => {
    expect(found("التقى السفيرَ الأميركي ماثيو تُولر بالكاظمي، مصطفى الكاظمى")).toEqual([
      ["ماثيو تُولر", "matthew-tueller", 1],
      ["الكاظمي", "mustafa-al-kadhimi", 0.9],
      ["مصطفى الكاظمى", "mustafa-al-kadhimi", 1],
    ])
  })

  it("resolve a shortened name to the one named in full, before it or behind it", () => {
    expect(found("شارك المهندس في الاجتماع. كان أبو مهدي المهندس حاضراً")).toEqual([
      ["المهندس", "abu-mahdi-al-muhandis", 0.9],
      ["أبو مهدي المهندس", "abu-mahdi-al-muhandis", 1],
    ])
  })

  it("are less sure of one word that nothing else confirms", () => {
    expect(found("وصل تولر مساء")).toEqual([["تولر", "matthew-tueller", 0.8]])
    expect(found("Joe Biden left for Iraq")).toEqual([
      ["Joe Biden", "joe-biden", 0.95],
      ["Iraq", "iraq", 0.95],
    ])
  })

  it("trust a weak name that stands in quotation marks little", () => {
    const names: DictionaryName[] = [{ entity: { kind: "source", slug: "al-ghad" }, value: "الغد", nameKind: "CANONICAL" }]
    expect(found("كتبت صحيفة «الغد» عن الأمر", buildDictionary(names))).toEqual([["الغد", "al-ghad", 0.6]])
    expect(found("يعود الوفد في الغد", buildDictionary(names))).toEqual([])
  })

  it("do not stand inside a longer name of somebody else", () => {
    const names = buildDictionary([
      ...dialogueNames,
      { entity: { kind: "person", slug: "ali-x" }, value: "علي حمدان", nameKind: "CANONICAL" },
    ])
    expect(found("زار علي سليماني السوق", names)).toEqual([])
  })

  it("are ordered slices of any text", () => {
    const pieces = fc.constantFrom("تولر", "وبايدن", "“", "\n", " ", "ـ", "Biden's", "،", "\ud800", "قال", "السفير", "ُ")
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 40 }).map((all) => all.join("")),
        (body) => {
          let last = 0
          for (const { start, end, confidence } of findMentions(body, dictionary)) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(body.slice(start, end).trim()).not.toBe("")
            expect(confidence > 0 && confidence <= 1).toBe(true)
            last = start
          }
        },
      ),
    )
  })
})
