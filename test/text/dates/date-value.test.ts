import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { common, compareDates, daysAfter, isDate, startOf } from "../../../src/text/dates/date-value.ts"
import { fromHijri } from "../../../src/text/dates/hijri.ts"

describe("compareDates", () => {
  it.each([
    [{ year: 2020, month: 1 }, { year: 2020, month: 12 }, "DIFFERENT"],
    [{ month: 4, day: 7 }, { year: 2021, month: 4 }, "MORE_PRECISE"],
    [{ month: 4, day: 7 }, { month: 4 }, "MORE_PRECISE"],
    [{ year: 2021 }, { year: 2021 }, "EQUAL"],
    [{ year: 2021 }, { month: 4 }, "MORE_PRECISE"],
    [{ year: 2021, month: 4, day: 7 }, { year: 2021, month: 4, day: 8 }, "DIFFERENT"],
  ])("finds %j and %j %s, both ways", (a, b, expected) => {
    expect(compareDates(a, b)).toBe(expected)
    expect(compareDates(b, a)).toBe(expected)
  })
})

describe("startOf", () => {
  it.each([
    [{ year: 2021 }, "2021-01-01"],
    [{ year: 2021, month: 4 }, "2021-04-01"],
    [{ year: 2021, month: 4, day: 7 }, "2021-04-07"],
    [{ year: 62 }, "0062-01-01"],
  ])("of %j is %s", (value, day) => {
    expect(startOf(value)?.toISOString()).toBe(`${day}T00:00:00.000Z`)
  })

  it("is null without a year", () => {
    expect(startOf({ month: 4, day: 7 })).toBeNull()
  })
})

describe("days", () => {
  it("exist or not", () => {
    expect([
      isDate(2020, 2, 29),
      isDate(2021, 2, 29),
      isDate(undefined, 2, 29),
      isDate(2021, 13, 1),
      isDate(2021, 1, 0),
    ]).toEqual([true, false, true, false, false])
  })

  it("have in common what they share", () => {
    const day = (text: string) => daysAfter(new Date(text), 0)
    expect(common(day("2021-03-30"), day("2021-03-30"))).toEqual({ year: 2021, month: 3, day: 30 })
    expect(common(day("2021-03-30"), day("2021-04-30"))).toEqual({ year: 2021 })
    expect(common(day("2020-12-31"), day("2021-01-01"))).toEqual({})
  })
})

describe("fromHijri", () => {
  it.each([
    [[1442, 9, 1], { year: 2021, month: 4, day: 13 }],
    [[1442, 1, 1], { year: 2020, month: 8, day: 20 }],
    [[1446, 1, 1], { year: 2024, month: 7, day: 7 }],
  ])("has %j as %j, as the Umm al-Qura calendar was printed", ([year = 0, month = 0, day = 0], expected) => {
    expect(fromHijri(year, month, day)).toEqual(expected)
  })

  it("is null for days, months and years that do not exist", () => {
    expect([fromHijri(1442, 9, 31), fromHijri(1442, 13, 1), fromHijri(0), fromHijri(1601)]).toEqual([null, null, null, null])
  })

  it("goes back to the same Hijri day", () => {
    const format = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", { timeZone: "UTC" })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1600 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 29 }),
        (y, m, d) => {
          expect(format.format(startOf(fromHijri(y, m, d) ?? {}) ?? undefined)).toBe(`${m}/${d}/${y} AH`)
        },
      ),
    )
  })
})
