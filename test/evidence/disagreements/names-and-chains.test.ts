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

describe("names in one place of the same words", () => {
  const text = (name: string) => `عين المجلس المهندس ${name} مديرا للمتحف الوطني أربع سنوات.`
  const english = (name: string) => `The board chose ${name} as head of the national museum for four years.`

  it.each([text, english])("conflict", (text) => {
    const [one, other] = text === english ? ["Karim Mansour", "Salma Haddad"] : ["كريم منصور", "سلمى حداد"]
    expect(told(report("a", text(one)), report("b", `${text(other)} ثم رفعت الجلسة.`))).toEqual([
      ["NAME", true, { karim: [`a: ${one}`], salma: [`b: ${other}`] }],
    ])
  })

  it.each([
    ["an article that names both", `${text("سلمى حداد")} وهنأها كريم منصور.`],
    ["other words", "عين المجلس المهندس سلمى حداد رئيسة للمستشفى الوطني أربع سنوات."],
    ["the same person", text("كريم منصور")],
  ])("are no disagreement with %s", (_, other) => {
    expect(told(report("a", text("كريم منصور")), report("b", other))).toEqual([])
  })

  it("are no disagreement in articles of other days", () => {
    const days = ["2025-03-01", "2025-04-01"].map((published) => ({ published }))
    expect(told(report("a", text("كريم منصور"), days[0]), report("b", text("سلمى حداد"), days[1]))).toEqual([])
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

  it("is one speaker where an article calls the named one so", () => {
    const named = report("a", `قال مدير الميناء كريم منصور إن ${content}.`, { says: [[content, { person: "karim" }]] })
    expect(told(named, said("b", { description: "مدير الميناء" }))).toEqual([])
    expect(told(named, said("b", { description: "مدير في الميناء" }))).toMatchObject([["ATTRIBUTION", false, {}]])
  })

  it("is no conflict where a person speaks for the organisation", () => {
    const named = report("a", `قال المتحدث باسم وزارة الصحة كريم منصور إن ${content}.`, {
      says: [[content, { person: "karim" }]],
    })
    expect(told(named, said("b", { source: "ministry" }))).toMatchObject([["ATTRIBUTION", false, {}]])
  })

  it("is not compared where the content has another number", () => {
    const counted = (slug: string, count: string, person: string) => {
      const words = `المدرسة الجديدة ستفتح أبوابها أمام ${count} تلميذا في بداية الخريف`
      return report(slug, `قيل إن ${words}.`, { says: [[words, { person }]] })
    }
    expect(told(counted("a", "120", "salma"), counted("b", "150", "karim")).map(([kind]) => kind)).toEqual(["NUMBER"])
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
