import { describe, expect, it } from "vitest"
import { report, told } from "./report.ts"

describe("names", () => {
  const body = "سلم الوفد رسالة مكتوبة إلى سفير مصر في الأردن كريم منصور مساء الأحد."

  it("conflict where one office is filled by two people in the same words", () => {
    const other = "وكان الوفد قد سلم رسالة مكتوبة إلى سفير مصر في الأردن سلمى حداد مساء الأحد في مبنى السفارة."
    expect(told(report("a", body), report("b", other))).toEqual([
      ["NAME", true, { karim: ["a: كريم منصور"], salma: ["b: سلمى حداد"] }],
    ])
  })

  it("conflict in English, where the place may stand before the office", () => {
    const one = "The delegation handed a letter to Egyptian ambassador Karim Mansour on Sunday. Egypt thanked it."
    const other = "The delegation handed a letter to Egyptian ambassador Salma Haddad on Sunday evening. Egypt thanked it."
    expect(told(report("a", one), report("b", other))).toMatchObject([["NAME", true, {}]])
  })

  it.each([
    ["another country", "سلم الوفد رسالة مكتوبة إلى سفير الأردن في مصر سلمى حداد في القاهرة مساء الأحد."],
    ["a former holder", "سلم الوفد رسالة مكتوبة إلى سفير مصر السابق في الأردن سلمى حداد مساء الأحد."],
    ["another occasion", "ودعت الجالية سفير مصر في الأردن سلمى حداد في احتفال كبير."],
    ["the same person", "سلم الوفد رسالة مكتوبة إلى سفير مصر في الأردن كريم منصور."],
  ])("are no disagreement with %s", (_, other) => {
    expect(told(report("a", body), report("b", other))).toEqual([])
  })
})

describe("names in shared text", () => {
  const text = (name: string) =>
    `افتتحت البلدية أمس حديقة جديدة للأطفال قرب النهر. وغرس ${name} شجرة زيتون صغيرة أمام باب الحديقة.`

  it("conflict where nothing else differs, nor beside it", () => {
    expect(told(report("a", text("كريم منصور")), report("b", text("سلمى حداد")))).toEqual([
      ["NAME", true, { karim: ["a: كريم منصور"], salma: ["b: سلمى حداد"] }],
    ])
  })

  it("are no disagreement where only one sentence is shared, or one article names both", () => {
    const other = "وصل الضيوف صباحا إلى ساحة المدينة الكبيرة. وغرست سلمى حداد شجرة زيتون صغيرة أمام باب الحديقة."
    expect(told(report("a", text("كريم منصور")), report("b", other))).toEqual([])
    const both = `${text("كريم منصور")}\n\n${text("سلمى حداد")}`
    expect(told(report("a", text("كريم منصور")), report("b", both))).toEqual([])
  })
})

describe("who is behind a statement", () => {
  const content = "المدرسة الجديدة ستفتح أبوابها في بداية الخريف المقبل"
  const said = (slug: string, ...chain: { person?: string; source?: string; description?: string; count?: number }[]) =>
    report(slug, `قيل إن ${content}.`, { says: [[content, ...chain]] })

  it.each([
    ["a step more", [{ description: "3 معلمين", count: 3 }], [{ description: "ثلاثة معلمين" }, { source: "paper" }], false],
    ["a name for an unnamed one", [{ description: "معلمة" }], [{ person: "salma" }], false],
    ["another unnamed one", [{ description: "معلمة" }], [{ description: "مسؤول كبير" }], false],
    ["a person and an organisation", [{ person: "salma" }], [{ source: "ministry" }], true],
    ["witnesses and people in office", [{ description: "شهود عيان" }], [{ description: "مسؤولان في الشرطة" }], true],
    ["witnesses and an organisation", [{ description: "eyewitnesses" }], [{ source: "ministry" }], true],
    ["the outlet alone", [{ source: "ministry" }, { source: "paper" }], [{ source: "paper" }], false],
    ["two people", [{ person: "salma" }], [{ person: "karim" }], true],
    ["two organisations", [{ source: "ministry" }], [{ source: "police" }], true],
    ["the same one through two outlets", [{ person: "salma" }, { source: "x" }], [{ person: "salma" }, { source: "y" }], false],
  ])("differs by %s", (_, one, other, conflict) => {
    expect(told(said("a", ...one), said("b", ...other))).toMatchObject([["ATTRIBUTION", conflict, {}]])
  })

  it("has the chains as values, with counts in digits", () => {
    expect(
      told(said("a", { description: "ثلاثة معلمين" }), said("b", { description: "3 معلمين", count: 3 }, { source: "paper" })),
    ).toEqual([["ATTRIBUTION", false, { "3 معلمين": [`a: ${content}`], "3 معلمين → paper": [`b: ${content}`] }]])
  })

  it.each([
    ["numbers in words", [{ description: "3 معلمين" }], [{ description: "ثلاثة معلمين", count: 3 }]],
    ["a description that says less", [{ description: "المسؤول" }], [{ description: "مسؤول كبير في الوزارة" }]],
    ["no chain", [], [{ person: "salma" }]],
  ])("does not differ by %s", (_, one, other) => {
    expect(told(said("a", ...one), said("b", ...other))).toEqual([])
  })

  it("is not compared for other content, or a few words", () => {
    const other = report("b", "قيل إن المدرسة الجديدة قرب النهر.", {
      says: [["المدرسة الجديدة قرب النهر", { person: "karim" }]],
    })
    expect(told(said("a", { person: "salma" }), other)).toEqual([])
    const short = (slug: string, person: string) =>
      report(slug, "قيل إن هذا خبر كاذب.", { says: [["هذا خبر كاذب", { person }]] })
    expect(told(short("a", "salma"), short("b", "karim"))).toEqual([])
  })

  it("is one disagreement for several statements of the same chains", () => {
    const second = "التسجيل سيبدأ قبل ذلك بأسبوعين في مكتب المدينة"
    const twice = (slug: string, person: string) =>
      report(slug, `قيل إن ${content}. وقيل أيضا إن ${second}.`, {
        says: [
          [content, { person }],
          [second, { person }],
        ],
      })
    expect(told(twice("a", "salma"), twice("b", "karim"))).toEqual([
      ["ATTRIBUTION", true, { karim: [`b: ${content}`, `b: ${second}`], salma: [`a: ${content}`, `a: ${second}`] }],
    ])
  })
})
