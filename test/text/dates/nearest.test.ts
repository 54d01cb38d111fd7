import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { startOf } from "../../../src/text/dates/date-value.ts"
import { findDates } from "../../../src/text/dates/find-dates.ts"
import { nearestDate } from "../../../src/text/dates/nearest-year.ts"

// A Wednesday, three days before Ramadan 1446.
const published = new Date("2025-02-26T12:00:00Z")

const dates = (text: string, day: Date | undefined = published): string[] =>
  findDates(text, day).map(({ start, end, value: { year, month, day } }) =>
    [text.slice(start, end), "=", [year, month, day].filter((field) => field !== undefined).join("-")].join(" "),
  )

describe("a month or day without a year", () => {
  it.each([
    ["أغلق الجسر في 7 يناير", "7 يناير = 2025-1-7"],
    ["كان الجسر مغلقا في ديسمبر", "ديسمبر = 2024-12"],
    ["The library closed in November", "November = 2024-11"],
    ["The opening was fixed for 5 March", "5 March = 2025-3-5"],
    ["A boat is due on April 14", "April 14 = 2025-4-14"],
    ["The footbridge would be ready in September", "September = 2025-9"],
    ["It has been shut since September", "September = 2024-9"],
    ["ستفتح المدرسة أبوابها في سبتمبر", "سبتمبر = 2025-9"],
    ["وصلت السيارة في سبتمبر", "سبتمبر = 2024-9"],
    ["تعود الأسواق في 4 شوال", "4 شوال = 2025-4-2"],
    ["حتى 29 رمضان", "29 رمضان = 2025-3-29"],
    ["من غرة رمضان 1446 هـ", "غرة رمضان 1446 هـ = 2025-3-1"],
    ["أول أيام رمضان", "أول أيام رمضان = 2025-3-1"],
    ["خلال رمضان الماضي", "رمضان الماضي = 2024-3"],
  ])("of %j is the nearest in its tense", (text, expected) => {
    expect(dates(text)).toEqual([expected])
    const [found] = findDates(text, published)
    if (!/\d{4}|الماضي/.test(text)) expect(found).toMatchObject({ relative: true, confidence: 0.65 })
  })

  it("stays without it where no day of publication is known", () => {
    expect(findDates("في 7 يناير")).toMatchObject([{ value: { month: 1, day: 7 }, relative: false }])
    expect(findDates("في 29 رمضان")).toEqual([])
  })

  it("is never further than the half of a year away, without a tense", () => {
    const month = fc.integer({ min: 1, max: 12 })
    const day = fc.integer({ min: 1, max: 28 })
    const moment = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    fc.assert(
      fc.property(month, day, moment, (month, day, moment) => {
        const found = startOf(nearestDate({ month, day }, undefined, moment) ?? {})
        expect(Math.abs((found?.getTime() ?? 0) - moment.getTime()) / 86_400_000).toBeLessThan(185)
      }),
    )
  })
})

describe("dates of other forms", () => {
  it.each([
    ["since the floods of 2022.", ["2022 = 2022"]],
    ["the 2022 floods and the 2019 election", ["2022 = 2022", "2019 = 2019"]],
    ["بعد فيضانات 2022", ["2022 = 2022"]],
    ["منذ مطلع العام.", ["مطلع العام = 2025"]],
    ["by the end of the month", ["the end of the month = 2025-2"]],
    ["قبل ثلاثة أيام", ["قبل ثلاثة أيام = 2025-2-23"]],
    ["3 days ago", ["3 days ago = 2025-2-23"]],
    ["قبل عامين", ["قبل عامين = 2023"]],
    ["a month ago", ["a month ago = 2025-1"]],
    ["May 3-5, 2021", ["May 3 = 2021-5-3", "5, 2021 = 2021-5-5"]],
    ["from May 3 to 5.", ["May 3 = 2025-5-3", "5 = 2025-5-5"]],
    ["من 3 إلى 5 مايو", ["3 = 2025-5-3", "5 مايو = 2025-5-5"]],
    ["من الثالث إلى الخامس من مايو", ["الثالث = 2025-5-3", "الخامس من مايو = 2025-5-5"]],
    ["يوم 30/3 في الساحة", ["30/3 = 2025-3-30"]],
    ["on Sept. 14, 2021", ["Sept. 14, 2021 = 2021-9-14"]],
    ["يصل الوفد غدا", ["غدا = 2025-2-27"]],
    ["The board will meet on Monday", ["Monday = 2025-3-3"]],
    ["The board met on Monday", ["Monday = 2025-2-24"]],
    ["سيعقد الاجتماع يوم الأحد", ["الأحد = 2025-3-2"]],
    ["ومن المفترض أن يعقد الاجتماع يوم الأحد", ["الأحد = 2025-3-2"]],
    ["تعادل الخصم المفترض يوم الأحد", ["الأحد = 2025-2-23"]],
    ["last night", ["last night = 2025-2-25"]],
  ])("are read in %j", (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })

  it.each([
    ["غدا المكان مهجورا"],
    ["أيام السبت"],
    ["يفتح أيام الجمعة والسبت"],
    ["every Monday"],
    ["قبل ثلاثة أيام من الافتتاح"],
    ["مطلع العام الدراسي"],
    ["a group of 2022 people"],
    ["on 3/4 of the field"],
    ["نجل رمضان حسن"],
    ["nearly 200 years ago"],
  ])("are not seen in %j", (text) => {
    expect(dates(text)).toEqual([])
  })
})
