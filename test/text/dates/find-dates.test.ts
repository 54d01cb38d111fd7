import { existsSync, readFileSync } from "node:fs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decodeText, parsePlainText } from "../../../src/formats/plain-text/reader.ts"
import { findDates } from "../../../src/text/dates/find-dates.ts"

// A Tuesday.
const published = new Date("2021-03-30T21:00:00Z")

const written = ({ year, month, day }: { year?: number; month?: number; day?: number }): string =>
  [year ?? "", month ?? "", day ?? ""].join("-").replace(/-+$/, "")

// Each date as "its words = year-month-day".
const dates = (text: string, day?: Date): string[] =>
  findDates(text, day).map(({ start, end, value }) => `${text.slice(start, end)} = ${written(value)}`)

describe("findDates", () => {
  it.each([
    ["يبدأ المهرجان في 7 أبريل في الساحة", ["7 أبريل = -4-7"]],
    ["وُقّع في ٧ نيسان ٢٠٢١ عقد جديد", ["٧ نيسان ٢٠٢١ = 2021-4-7"]],
    ["وُقّع في ۷ أيار ۲۰۲۱", ["۷ أيار ۲۰۲۱ = 2021-5-7"]],
    ["منذ يناير 2020 وحتى أبريل 2021", ["يناير 2020 = 2020-1", "أبريل 2021 = 2021-4"]],
    ["في يناير/ كانون الثاني 2020.", ["يناير/ كانون الثاني 2020 = 2020-1"]],
    ["في تشرين الأول/أكتوبر 2019", ["تشرين الأول/أكتوبر 2019 = 2019-10"]],
    ["يناير (كانون الثاني) 2020 ثم أبريل (نيسان)", ["يناير (كانون الثاني) 2020 = 2020-1", "أبريل (نيسان) = -4"]],
    ["الحادي والعشرين من آذار/مارس 2021م", ["الحادي والعشرين من آذار/مارس 2021م = 2021-3-21"]],
    ["بيناير ولأبريل من عام 2021", ["يناير = -1", "أبريل من عام 2021 = 2021-4"]],
    ["وبالسابع من أبريل", ["السابع من أبريل = -4-7"]],
    ["في عام 2014 وسنة 2015 ومنتصف 2019", ["2014 = 2014", "2015 = 2015", "2019 = 2019"]],
    ["في 2014، خلال 2016", ["2014 = 2014", "2016 = 2016"]],
    ["عام ألفين وأربعة عشر", ["ألفين وأربعة عشر = 2014"]],
    [
      "بين عامي 2014 و2018، 2003-2011، من 1990 إلى 1995",
      ["2014", "2018", "2003", "2011", "1990", "1995"].map((y) => `${y} = ${y}`),
    ],
    [
      "2021-03-30، 30/3/2021، 30.3.2021، 2021/3/30",
      ["2021-03-30", "30/3/2021", "30.3.2021", "2021/3/30"].map((d) => `${d} = 2021-3-30`),
    ],
    ["نشر 2021-03-30T14:00:00Z", ["2021-03-30 = 2021-3-30"]],
    ["بين 3 و5 مايو", ["3 = -5-3", "5 مايو = -5-5"]],
    ["أيام 3 و4 و5 مايو 2021", ["3 = 2021-5-3", "4 = 2021-5-4", "5 مايو 2021 = 2021-5-5"]],
    ["الاثنين 29 مارس 2021", ["الاثنين 29 مارس 2021 = 2021-3-29"]],
    ["on 30 March 2021, or March 30, 2021", ["30 March 2021 = 2021-3-30", "March 30, 2021 = 2021-3-30"]],
    ["the 7th of April, 2021 and April 7th", ["7th of April, 2021 = 2021-4-7", "April 7th = -4-7"]],
    ["in January 2020, since March, mid-2019", ["January 2020 = 2020-1", "March = -3", "2019 = 2019"]],
    ["3-5 May 2021", ["3 = 2021-5-3", "5 May 2021 = 2021-5-5"]],
    ["on 3/4/2021 and 13/4/2021 and 4/13/2021", ["3/4/2021 = 2021", "13/4/2021 = 2021-4-13", "4/13/2021 = 2021-4-13"]],
    ["في السابع من أبريل القادم", ["السابع من أبريل القادم = -4-7"]],
  ])("reads what %j states", (text, expected) => {
    expect(dates(text)).toEqual(expected)
  })

  it.each([
    ["من 2,500 إلى 2020 شخصا"],
    ["شاهدها 2500"],
    ["في 2020 مدرسة"],
    ["منذ 2000 سنة"],
    ["كان مارس الرياضة مع مارس"],
    ["He may march on. They march"],
    ["على باب آب"],
    ["12/13 و 31/31/2021 و 2021-13-01 و 30 فبراير"],
    ["قال الأمين العام الحالي"],
    ["الاثنين، أمس، الأسبوع الماضي، هذا العام، yesterday, last Monday"],
    ["15 رمضان و رمضان المقبل"],
  ])("without a day of publication finds no day or year in %j", (text) => {
    expect(findDates(text).filter(({ value }) => value.year !== undefined || value.day !== undefined)).toEqual([])
  })

  it.each([
    ["السابع من أبريل القادم", "2021-4-7"],
    ["29 مارس القادم", "2022-3-29"],
    ["ابريل/نيسان المقبل", "2021-4"],
    ["مارس الماضي", "2020-3"],
    ["ديسمبر الماضي", "2020-12"],
    ["next April", "2021-4"],
    ["أبريل من العام الماضي", "2020-4"],
    ["April last year", "2020-4"],
    ["الاثنين", "2021-3-29"],
    ["الثلاثاء", "2021-3-30"],
    ["الثلاثاء الماضي", "2021-3-23"],
    ["الثلاثاء المقبل", "2021-4-6"],
    ["last Monday", "2021-3-29"],
    ["next Friday", "2021-4-2"],
    ["أمس", "2021-3-29"],
    ["أول من أمس", "2021-3-28"],
    ["أمس الاثنين", "2021-3-29"],
    ["اليوم", "2021-3-30"],
    ["اليوم الثلاثاء", "2021-3-30"],
    ["غدا", "2021-3-31"],
    ["the day after tomorrow", "2021-4-1"],
    ["الأسبوع الماضي", "2021-3"],
    ["next week", "2021"],
    ["الشهر الجاري", "2021-3"],
    ["هذا الشهر", "2021-3"],
    ["السابع من الشهر الجاري", "2021-3-7"],
    ["العام الماضي", "2020"],
    ["last year", "2020"],
    ["Monday, March 29", "2021-3-29"],
  ])("tells %j from the day of publication", (text, expected) => {
    const body = `x ${text}.`
    expect(dates(body, published)).toEqual([`${text} = ${expected}`])
    expect(findDates(body, published)[0]).toMatchObject({ relative: true, calendar: "GREGORIAN" })
  })

  it.each([
    ["في ذلك اليوم"],
    ["وفي اليوم التالي"],
    ["جمع بين الاثنين"],
    ["صحيفة المصري اليوم"],
    ["لامس السعر"],
    ["الأمين العام المقبل"],
    ["the Sunday Times"],
    ["نص بلا موعد"],
  ])("finds no relative date in %j", (text) => {
    expect(findDates(text, published)).toEqual([])
  })

  it("is less sure where weekday and day do not agree, and follows the weekday for yesterday", () => {
    expect(findDates("الأحد 29 مارس 2021")[0]?.confidence).toBeLessThan(0.5)
    expect(findDates("الاثنين 29 مارس 2021")[0]?.confidence).toBeGreaterThan(0.9)
    expect(findDates("أمس الخميس", published)).toMatchObject([{ value: { year: 2021, month: 3, day: 25 }, confidence: 0.4 }])
  })

  it.each([
    ["15 رمضان 1442", "2021-4-27", "DAY"],
    ["15 رمضان 1442 هـ", "2021-4-27", "DAY"],
    ["رمضان 1442", "2021-4", "MONTH"],
    ["1442هـ", "2021", "YEAR"],
  ])("turns the Hijri %j into a Gregorian date", (text, value, precision) => {
    expect(dates(`في ${text}.`)).toEqual([`${text} = ${value}`])
    expect(findDates(text)[0]).toMatchObject({ calendar: "HIJRI", precision, relative: false })
  })

  it("ignores a day of publication that is no date", () => {
    expect(findDates("أمس", new Date(Number.NaN))).toEqual([])
    expect(findDates("أمس و29 رمضان", new Date(-8.64e15))).toEqual([])
  })

  it("gives ranges inside the text, in order, for any text", () => {
    const word = fc.constantFrom(
      ..."في 7 السابع من أبريل / كانون الثاني 2020 2021-03-30 القادم الاثنين أمس و - , ( ) مارس may May the of عام هـ".split(
        " ",
      ),
      ..."15 رمضان 1442 الأسبوع الماضي next last week بين إلى ًـ \ud800 \u200f . 3-5 30/3".split(" "),
      ..."قبل أيام ago days a 3 غرة مطلع floods غدا يوم".split(" "),
    )
    const text = fc.oneof(
      fc.array(word).map((words) => words.join(" ")),
      fc.array(word).map((words) => words.join("")),
      fc.string({ unit: "binary" }),
    )
    fc.assert(
      fc.property(text, fc.option(fc.date(), { nil: undefined }), (text, day) => {
        let end = 0
        for (const date of findDates(text, day)) {
          expect(date.start).toBeGreaterThanOrEqual(end)
          expect(date.end).toBeGreaterThan(date.start)
          expect(text.slice(date.start, date.end).trim()).not.toBe("")
          expect(Object.keys(date.value)).not.toEqual([])
          end = date.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })
})

const seeds = new URL("../../../../shared/seeds/", import.meta.url)

describe.skipIf(!existsSync(seeds))("findDates in the real documents", () => {
  const values = (name: string, day?: Date): string[] =>
    findDates(parsePlainText(decodeText(readFileSync(new URL(name, seeds)), name)).body, day).map(({ value }) => written(value))

  it("reads 000 and 003", () => {
    expect(values("000_5af178807ddb92b7.txt")).toEqual(["-4-7", "-4", "2020-1", "2020-12"])
    expect(values("003_06b30415b0b642d4.txt")).toEqual(["-4", "2020-1", "-4"])
  })

  it("reads 003 from a day of publication", () => {
    expect(values("003_06b30415b0b642d4.txt", new Date("2021-03-26"))).toEqual([
      "2021-4",
      "2020-1",
      "2021-3-25",
      "2021-3",
      "2021-4",
    ])
  })
})
