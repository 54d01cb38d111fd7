import { describe, expect, it } from "vitest"
import { cliticLength, withoutClitics } from "../../src/text/clitics.ts"

describe("withoutClitics", () => {
  it.each([
    ["والمهندس", ["والمهندس", "المهندس", "مهندس"]],
    ["وبالعراق", ["وبالعراق", "بالعراق", "العراق", "عراق"]],
    ["للعراق", ["للعراق", "العراق", "لعراق", "عراق"]],
    ["لصحيفه", ["لصحيفه", "صحيفه"]],
    ["وسيعلن", ["وسيعلن", "سيعلن", "يعلن"]],
    ["ورد", ["ورد"]],
    ["biden", ["biden"]],
  ])("of %s", (word, forms) => {
    expect(withoutClitics(word)).toEqual(forms)
  })

  it.each(["وال", "بال", "فال", "كال", "لل", "وبال", "ولل", "فلل", "ال"])("takes %s off", (clitics) => {
    expect(withoutClitics(`${clitics}عراق`)).toEqual(expect.arrayContaining(["العراق", "عراق"]))
  })
})

describe("cliticLength", () => {
  it("counts the letters before a form, leaving the article its ل", () => {
    expect(cliticLength("والمهندس", "المهندس")).toBe(1)
    expect(cliticLength("للعراق", "العراق")).toBe(1)
    expect(cliticLength("وللعراق", "العراق")).toBe(2)
  })
})
