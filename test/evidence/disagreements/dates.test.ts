import { describe, expect, it } from "vitest"
import { report, told } from "./report.ts"

describe("dates of what happens once", () => {
  it("conflict inside one article", () => {
    const body = "عاد الحديث عن مقتل القائد كريم منصور في مارس 2019. ثم توقفت الأعمال عقب اغتيال كريم منصور في مايو 2019."
    expect(told(report("a", body))).toEqual([["DATE", true, { "2019-03": ["a: مارس 2019"], "2019-05": ["a: مايو 2019"] }]])
  })

  it("conflict between articles and languages, whatever the words for the event", () => {
    const arabic = report("a", "قتل كريم منصور وسلمى حداد في 3 آذار/مارس 2019.")
    const english = report("b", "Karim Mansour was killed on 4 March 2019. He was a teacher.")
    const active = report("c", "Two men assassinated Salma Haddad on 4 March 2019 in Basra.")
    expect(told(arabic, english)).toEqual([
      ["DATE", true, { "2019-03-03": ["a: 3 آذار/مارس 2019"], "2019-03-04": ["b: 4 March 2019"] }],
    ])
    expect(told(arabic, active)[0]?.[1]).toBe(true)
  })

  it("conflict where the date stands between the event and the victim, or in apposition to them", () => {
    const between = report("a", "وقد قُتل في يناير 2019 كل من سلمى حداد وزميلها كريم منصور.")
    const relative = report("b", "عرف الناس كريم منصور الذي قتل في أيار 2019.")
    expect(told(between, relative)).toEqual([["DATE", true, { "2019-01": ["a: يناير 2019"], "2019-05": ["b: أيار 2019"] }]])
  })

  it("do not conflict where one is more precise, or they are equal", () => {
    const month = report("a", "The killing of Karim Mansour in March 2019 shook the town.")
    const day = report("b", "Karim Mansour, a teacher of physics, was killed on 4 March 2019.")
    expect(told(month, day)).toEqual([["DATE", false, { "2019-03": ["a: March 2019"], "2019-03-04": ["b: 4 March 2019"] }]])
    expect(told(month, report("c", "جاء ذلك بعد مقتل كريم منصور في آذار 2019."))).toEqual([])
  })

  it.each([
    ["another victim", "The killing of Karim Mansour in March 2019.", "The killing of Salma Haddad in May 2019."],
    [
      "an anniversary",
      "The killing of Karim Mansour in March 2019.",
      "The anniversary of the killing of Karim Mansour in May 2020.",
    ],
    [
      "somebody else's words",
      "مقتل 12 عاملا في هجوم ندد به كريم منصور في مارس 2019",
      "مقتل 5 عمال في هجوم ندد به كريم منصور في مايو 2019",
    ],
    ["who gave the order", "مقتل سلمى حداد بأمر من كريم منصور في مارس 2019", "مقتل نادية خوري بأمر من كريم منصور في مايو 2019"],
    ["who did it, or not", "قتل كريم منصور سلمى حداد في مارس 2019", "قتل كريم منصور نادية خوري في مايو 2019"],
    ["another event's date", "بعد مقتل كريم منصور بدأت محادثات في مارس 2019", "مقتل كريم منصور في مايو 2018"],
    [
      "a speaker",
      "Karim Mansour said 12 people were killed on 3 March 2019.",
      "Karim Mansour said 5 people were killed on 7 May 2019.",
    ],
  ])("are not compared with those of %s", (_, one, other) => {
    expect(told(report("a", one), report("b", other))).toEqual([])
  })
})

describe("dates of what happens often", () => {
  const seventh = report("a", "تعقد جولة محادثات بين مصر والأردن في السابع من نيسان 2021.")

  it("conflict between articles of the same days and participants", () => {
    expect(told(seventh, report("b", "Talks between Egypt and Jordan begin on 9 April 2021 in Cairo."))).toEqual([
      ["DATE", true, { "2021-04-07": ["a: السابع من نيسان 2021"], "2021-04-09": ["b: 9 April 2021"] }],
    ])
  })

  it("take an inhabitant for the place, and are only less precise without a year or day", () => {
    expect(told(seventh, report("b", "ستبدأ محادثات مصرية أردنية في أبريل المقبل. وتقع مصر والأردن في الشرق."))).toEqual([
      ["DATE", false, { "04": ["b: أبريل المقبل"], "2021-04-07": ["a: السابع من نيسان 2021"] }],
    ])
  })

  it.each([
    ["last year's round", "Talks between Egypt and Jordan were held on 9 April 2020."],
    ["other participants", "Talks between Egypt and France begin on 9 April 2021."],
    ["another kind of event", "An agreement between Egypt and Jordan was reached on 9 April 2021."],
    ["another round", "The second round of talks between Egypt and Jordan begins on 9 April 2021."],
  ])("are not compared with %s", (_, body) => {
    expect(told(seventh, report("b", body))).toEqual([])
  })

  it("are two events in one article, and for others where one article has both", () => {
    const both = report(
      "b",
      "Talks between Egypt and Jordan begin on 7 April 2021. Talks between Egypt and Jordan end on 9 April 2021.",
    )
    expect(told(both)).toEqual([])
    expect(told(report("a", "Talks between Egypt and Jordan begin on 9 April 2021."), both)).toEqual([])
  })
})

describe("dates in sentences that otherwise say the same", () => {
  const on = (slug: string, body: string) => report(slug, body, { published: "2025-03-11" })

  it.each([
    ["The new clinic at the harbour will open to patients on", "3 May", "5 May", "2025-05-03", "2025-05-05"],
    ["يفتتح الملعب الجديد رسميا في وسط المدينة في", "14 مارس", "16 مارس", "2025-03-14", "2025-03-16"],
    ["The ferry to the island will sail again in", "May", "June", "2025-05", "2025-06"],
  ])("conflict, whatever happens on them: %s", (text, one, other, first, second) => {
    expect(told(on("a", `${text} ${one}.`), on("b", `${text} ${other}.`))).toEqual([
      ["DATE", true, { [first]: [`a: ${one}`], [second]: [`b: ${other}`] }],
    ])
  })

  it("are only more precise", () => {
    const text = "The old bridge will close to all traffic"
    expect(told(on("a", `${text} in March 2025.`), on("b", `${text} on 17 March 2025.`))).toMatchObject([["DATE", false, {}]])
  })

  it.each([
    [
      "one day in two calendars",
      "يفتتح الملعب الجديد وسط المدينة يوم 7 رمضان 1446 هـ.",
      "يفتتح الملعب الجديد وسط المدينة يوم 7 مارس 2025.",
    ],
    [
      "another thing",
      "The council opens the new clinic at the harbour on 3 May.",
      "The council opens the new school at the harbour on 5 May.",
    ],
    [
      "days of announcing",
      "أعلنت البلدية أمس إغلاق الجسر أمام حركة السير.",
      "أعلنت البلدية الأحد إغلاق الجسر أمام حركة السير.",
    ],
    [
      "what was and what will be",
      "The town choir sings in the square on 9 March.",
      "The town choir sings in the square on 14 March.",
    ],
    ["a few words", "The board met on 3 March.", "The board met on 5 March."],
    ["a year that is filled in", "Karim Mansour was killed in January.", "Karim Mansour was killed in January 2020."],
  ])("do not conflict for %s", (_, one, other) => {
    expect(told(on("a", one), on("b", other)).filter(([, conflict]) => conflict)).toEqual([])
  })

  it("are two events for an article that has both", () => {
    const text = "The new clinic at the harbour will open to patients on"
    expect(told(on("a", `${text} 3 May.`), on("b", `${text} 5 May. It was to open on 3 May.`))).toEqual([])
  })
})
