import { afterEach, expect, it, vi } from "vitest"
import { sayShortfalls, shortfallAnswer } from "../../src/cli/shortfall-report.ts"
import { reasonOf, Shortfalls } from "../../src/writing/passed-over/shortfalls.ts"

const lines: string[] = []
afterEach(() => {
  vi.restoreAllMocks()
  lines.length = 0
})

function saidOf(shortfalls: Shortfalls): string[] {
  vi.spyOn(process.stdout, "write").mockImplementation((text) => lines.push(...String(text).trimEnd().split("\n")) > 0)
  sayShortfalls(shortfalls)
  vi.restoreAllMocks()
  return lines
}

it("says nothing where nothing was passed over", () => {
  expect(saidOf(new Shortfalls())).toEqual([])
})

it("names what was passed over once, why, and what to do", () => {
  const shortfalls = new Shortfalls()
  for (let again = 0; again < 2; again++) {
    shortfalls.add({ slug: "harbour", part: "FACTS", reason: "a broken rule" })
    shortfalls.note("long", "the first 10,000 of its 12,000 dates are kept")
  }
  expect(saidOf(shortfalls)).toEqual([
    "long: the first 10,000 of its 12,000 dates are kept",
    "passed over: harbour: what it says cannot be read (a broken rule)",
    expect.stringMatching(/tried again after the next version.*npm run annotate -- --all.*please report it/),
  ])
  expect(shortfallAnswer(shortfalls)).toEqual({
    passedOver: [{ slug: "harbour", part: "FACTS", reason: "a broken rule" }],
    notes: ["long: the first 10,000 of its 12,000 dates are kept"],
  })
})

it("is bounded, and says how many more there are", () => {
  const shortfalls = new Shortfalls()
  for (let index = 0; index < 5_000; index++) shortfalls.add({ slug: `a-${index}`, part: "SEARCH", reason: "x" })
  const said = saidOf(shortfalls)
  expect([shortfalls.passedOver.length, said.length, said[20]]).toEqual([1_000, 22, "… and 980 more"])
})

it("gives a reason in one line that can be stored", () => {
  expect(reasonOf(new Error(`one\n two\0${"x".repeat(1_000)}`))).toHaveLength(300)
  expect(reasonOf(new Error(`${"x".repeat(299)}🙂`)).isWellFormed()).toBe(true)
  expect(reasonOf(new RangeError())).toBe("RangeError")
})
