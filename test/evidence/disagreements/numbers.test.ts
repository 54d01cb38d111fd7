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
