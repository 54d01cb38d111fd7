import { describe, expect, it } from "vitest"
import { report, told } from "./report.ts"

const killed = report("a", "قتل 12 شخصا في هجوم على سوق في البصرة، بحسب الشرطة.")

describe("numbers of one thing", () => {
  it("conflict where the same words give another number, in digits or words", () => {
    expect(told(killed, report("b", "قتل خمسة عشر شخصا في هجوم على سوق في البصرة."))).toEqual([
      ["NUMBER", true, { "12": ["a: 12 شخصا"], "15": ["b: خمسة عشر شخصا"] }],
    ])
    expect(told(killed, report("b", "قتل ١٢ شخصا في هجوم على سوق في البصرة."))).toEqual([])
  })

  it("conflict inside one article", () => {
    const body =
      "Police said 12 workers died in the collapse of a bridge near Basra. Later: 15 workers died in the collapse of a bridge near Basra."
    expect(told(report("a", body))).toEqual([["NUMBER", true, { "12": ["a: 12 workers"], "15": ["a: 15 workers"] }]])
  })

  it.each([
    ["قتل حوالي 11 شخصا في هجوم على سوق في البصرة", "~11", "11 شخصا"],
    ["قتل ما لا يقل عن 9 أشخاص في هجوم على سوق في البصرة", "≥9", "9 أشخاص"],
  ])("are compatible with %j", (body, label, text) => {
    expect(told(killed, report("b", body))).toEqual([["NUMBER", false, { "12": ["a: 12 شخصا"], [label]: [`b: ${text}`] }]])
  })

  it.each([
    ["less than at least", "قتل ما لا يقل عن 20 شخصا في هجوم على سوق في البصرة"],
    ["far from about", "قتل حوالي 30 شخصا في هجوم على سوق في البصرة"],
  ])("conflict where one is %s", (_, body) => {
    expect(told(killed, report("b", body))).toMatchObject([["NUMBER", true, {}]])
  })

  it("conflict between languages where articles of one day tell of the same kind of event and participants", () => {
    const arabic = report("a", "أصيب 12 شخصا في البصرة، وأدانت مصر الهجوم.", { published: "2021-03-03" })
    const english = "Egypt condemned the violence in Basra in which 15 people were wounded."
    expect(told(arabic, report("b", english, { published: "2021-03-04" }))).toEqual([
      ["NUMBER", true, { "12": ["a: 12 شخصا"], "15": ["b: 15 people"] }],
    ])
    expect(told(arabic, report("b", english, { published: "2021-03-09" }))).toEqual([])
    expect(told(arabic, report("b", english))).toEqual([])
  })

  it.each([
    ["another place", "قتل 15 شخصا في هجوم على سوق في القاهرة، بحسب الشرطة."],
    ["another noun", "قتل 15 جنديا في هجوم على سوق في البصرة، بحسب الشرطة."],
    ["another event", "أصيب 15 شخصا في هجوم على سوق في البصرة، بحسب الشرطة."],
    ["a few words", "قتل 15 شخصا في البصرة."],
    ["an earlier attack", "قتل 15 شخصا في هجوم سابق على سوق في البصرة، بحسب الشرطة."],
  ])("are not compared with those of %s", (_, body) => {
    expect(told(killed, report("b", body))).toEqual([])
  })

  it("of one sentence are never compared, and belong to their own event", () => {
    const body = "قتل 12 شخصا وأصيب 15 شخصا في هجوم على سوق في البصرة، بحسب الشرطة."
    expect(told(report("a", body), report("b", body))).toEqual([])
    expect(told(report("a", body), report("b", body.replace("15", "18")))).toEqual([
      ["NUMBER", true, { "15": ["a: 15 شخصا"], "18": ["b: 18 شخصا"] }],
    ])
  })

  it("have their currency or percent sign in the value", () => {
    const budget = (slug: string, value: string) =>
      report(slug, `The Health Ministry of Jordan spent ${value} of its yearly budget on new hospitals in the south.`)
    expect(told(budget("a", "40%"), budget("b", "45%"))).toMatchObject([
      ["NUMBER", true, { "40 %": ["a: 40%"], "45 %": ["b: 45%"] }],
    ])
  })
})

describe("the only numbers of a thing in articles of one day", () => {
  const on = (slug: string, body: string, published = "2025-03-11") => report(slug, body, { published })

  it.each([
    [
      "12",
      "≥15",
      "A blast at a market in Basra killed 12 people.",
      "At least 15 people were killed in the blast at a Basra market.",
    ],
    ["12", "14", "أصيب 12 شخصا في حريق بسوق القماش.", "ذكرت الشرطة أن 14 جريحا نقلوا بعد حريق سوق القماش."],
    ["27000000", "~40000000", "بلغت كلفة بناء الجسر 27 مليون دينار.", "وقدرت كلفة الجسر بنحو 40 مليون دينار."],
    [
      "500",
      "~2000",
      "شارك 500 متظاهر في مسيرة وسط القاهرة.",
      "قدر المنظمون عدد المشاركين في المسيرة وسط القاهرة بنحو 2000 متظاهر.",
    ],
    ["40", "60", "نزحت 40 أسرة من قرى الوادي بسبب السيول.", "السيول تجبر على النزوح من قرى الوادي 60 عائلة."],
  ])("conflict: %s against %s", (first, second, one, other) => {
    const [found] = told(on("a", one), on("b", other))
    expect(found?.slice(0, 2)).toEqual(["NUMBER", true])
    expect(Object.keys(found?.[2] ?? {}).sort()).toEqual([first, second].sort())
    expect(told(on("a", one), on("b", other, "2025-03-20"))).toEqual([])
  })

  it.each([
    [
      "a number that has risen",
      "A blast at a Basra market killed 12 people.",
      "The toll of the blast at a Basra market rose to 15 people killed.",
    ],
    [
      "another place",
      "12 people were killed in a fire in Kirkuk on Sunday.",
      "15 people were killed in a fire in Mosul on Sunday.",
    ],
    [
      "one number, rounded or not",
      "The museum hall has 2,500 lamps from three centuries.",
      "The museum hall has about 2,500 lamps from three centuries.",
    ],
    [
      "two fires in one article",
      "A fire at the mill injured 3 workers.",
      "A fire at the mill injured 3 workers. The 2016 fire at the mill injured 4 workers.",
    ],
    ["another subject", "12 houses were destroyed by the flood.", "15 houses were rebuilt after the flood by the army."],
  ])("do not conflict for %s", (_, one, other) => {
    expect(told(on("a", one), on("b", other))).toEqual([])
  })
})
