import { expect, it } from "vitest"
import { shortened } from "../../../src/serving/http/shortened.ts"

const MANY = 200_000

it.each([
  ["Unknown operation.", "Unknown operation."],
  ['Cannot query field "password" on type "Query".', 'Cannot query field "password" on type "Query".'],
  [
    `Variable "$t" got invalid value "${"A".repeat(MANY)}"; it is none.`,
    `Variable "$t" got invalid value "${"A".repeat(60)}…"; it is none.`,
  ],
  [`Int cannot represent ${"9".repeat(MANY)}: no.`, `Int cannot represent ${"9".repeat(60)}… no.`],
  [`Cannot query field "${"é".repeat(70)}" on "Q".`, `Cannot query field "${"é".repeat(60)}…" on "Q".`],
])("%.60s", (message, expected) => {
  expect(shortened(message)).toBe(expected)
})

it("keeps the beginning and the end of what is long without quotes", () => {
  const short = shortened(
    `Variable "$f" got invalid value { ${"a: 1, ".repeat(MANY)} }; Field "zz" is not defined by type "F".`,
  )
  expect(short).toMatch(/^Variable "\$f" got invalid value \{ a: 1, /)
  expect(short).toMatch(/Field "zz" is not defined by type "F"\.$/)
  expect(short.length).toBeLessThan(500)
})

it.each([
  ["a quotation without an end", `got "${"x".repeat(MANY)}`],
  ["one of escapes without an end", `got "${'\\"'.repeat(MANY)}`],
  ["many quotations", 'got "a" '.repeat(MANY)],
  ["an escape at the end", `got "${"x".repeat(MANY)}\\`],
  ["marks without an end", `got ا${"\u064b".repeat(MANY)}`],
  ["escapes of all kinds", `got "${"\\u0000".repeat(MANY)}"`],
])("takes little time for, and little of, %s", (_name, message) => {
  for (let times = 0; times < 50; times++) expect(shortened(message).length).toBeLessThan(1_000)
})
