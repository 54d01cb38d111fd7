import { expect, it } from "vitest"
import { cut, quoted } from "../../src/text/cut.ts"

it.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "abc…"],
  ["", 3, ""],
  ["كَتَبَ", 3, "كَتَبَ"],
  ["كَتَبَ نص", 3, "كَتَبَ…"],
  ["👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧👨‍👩‍👧…"],
  ["é".normalize("NFD").repeat(4), 3, `${"é".normalize("NFD").repeat(3)}…`],
  ["😀😀😀", 2, "😀😀…"],
])("%j in %i characters is %j", (text, most, expected) => {
  expect(cut(text, most)).toBe(expected)
})

it("cuts within a character that has no end", () => {
  const letter = `ا${"\u064b".repeat(100_000)}`
  expect(cut(letter, 10).length).toBeLessThan(100)
  expect(cut(`x${"\ud83d".repeat(1_000)}`, 10).length).toBeLessThan(100)
  expect(cut("😀".repeat(10_000), 60)).toBe(`${"😀".repeat(60)}…`)
})

it("quotes as JSON does", () => {
  expect(quoted('a "b"\n\0')).toBe('"a \\"b\\"\\n\\u0000"')
  expect(quoted("x".repeat(1_000_000))).toBe(`"${"x".repeat(60)}…"`)
})
