import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { parseJson } from "../../../src/text/structured/json.ts"

describe("a mistake in JSON", () => {
  it.each([
    ["{", 1, "expected a key in double quotation marks, got nothing more (column 2)"],
    ['{"a":1,}', 1, "expected no comma before } (column 7)"],
    ['{"a":1\n "b":2}', 2, "expected a comma or }, got a quotation mark (column 2)"],
    ["{'a':1}", 1, 'expected a key in double quotation marks, got "\'" (column 2)'],
    ['{"a" 1}', 1, 'expected a colon behind the key, got "1" (column 6)'],
    ['{"a":"x', 1, 'a quotation mark " is opened and not closed (column 6)'],
    ['{"a":"x\\q"}', 1, "JSON knows no \\q within a text; write \\\\ for a backslash itself (column 8)"],
    ['{"a":"\\\\\\u12"}', 1, "JSON knows no \\u within a text; write \\\\ for a backslash itself (column 9)"],
    [
      '{"a":"x\ty"}',
      1,
      "a line break, tab or control character stands within a text; write \\n, \\t or \\u0000 for it (column 8)",
    ],
    ['{"a":01}', 1, 'expected a number as JSON writes it, such as 12 or -1.5, got "01" (column 6)'],
    ['{"a":1} {}', 1, 'expected its end, got "{" (column 9)'],
    ['{"a":[{"b":1,"b":2}]}', 1, 'expected each key once, got "b" twice in one object (column 14)'],
    ["[".repeat(100_000), 1, "it is nested too deeply"],
  ])("is told with its line: %s", (text, line, message) => {
    expect(parseJson(text, true)).toEqual({ mistake: { line, message } })
  })

  it("is found wherever JSON.parse finds one, and nowhere else", () => {
    const signs = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      ":",
      ",",
      "\\",
      "u12",
      "1",
      "-",
      ".5",
      "e",
      "true",
      "nul",
      "a",
      " ",
      "\n",
    )
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
        const text = parts.join("")
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        const read = parseJson(text)
        expect("value" in read).toBe(valid)
        if ("mistake" in read) expect(read.mistake.message).not.toMatch(/JSON at|token|undefined/)
      }),
      { numRuns: 2_000 },
    )
  })

  it("is none in what is nested without end", () => {
    for (const deep of [`${"[".repeat(200_000)}1${"]".repeat(200_000)}`, `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`])
      expect(parseJson(deep, true)).toHaveProperty("value")
  })

  it("is no key that stands once in each of several objects", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value, null, 1)
        expect(parseJson(text, true)).toEqual({ value: JSON.parse(text) })
      }),
    )
  })
})
