import { describe, expect, it } from "vitest"
import type { ReportedArticle } from "../../../src/evidence/disagreements/reported-article.ts"
import { independentOrigins } from "../../../src/evidence/stories/origins.ts"
import { sharedRuns } from "../../../src/text/shared/tiling.ts"
import { sharedWords } from "../../../src/text/shared/words.ts"
import { report, type Told } from "../disagreements/report.ts"

const CONTENT = "المدرسة الجديدة ستفتح أبوابها في بداية الخريف المقبل"
const OTHER = "العمال يضعون الآن آخر حجر في جدار الملعب الكبير"
type Step = NonNullable<Told["says"]>[number][1]

const said = (slug: string, content: string, step: Step): ReportedArticle =>
  report(slug, `قيل لنا في ${slug} إن ${content}.`, { says: [[content, step ?? {}]] })

function origins(...articles: ReportedArticle[]): number {
  const runs = articles.flatMap((left, index) =>
    articles.slice(index + 1).map((right) => ({
      left: left.slug,
      right: right.slug,
      runs: sharedRuns(sharedWords(left.body), sharedWords(right.body)),
    })),
  )
  expect(independentOrigins([...articles].reverse(), runs.reverse())).toBe(independentOrigins(articles, runs))
  return independentOrigins(articles, runs)
}

describe("the independent origins of a story", () => {
  it.each<[number, string, Step, string, Step, string]>([
    [1, "a reprint", { description: "معلمة" }, CONTENT, { description: "موظفة في المدرسة" }, CONTENT],
    [1, "a reprint that names the unnamed", { description: "معلمة" }, CONTENT, { person: "salma" }, CONTENT],
    [1, "one person cited twice", { person: "salma" }, CONTENT, { person: "salma" }, OTHER],
    [
      1,
      "one description, its number in words",
      { description: "ثلاثة معلمين" },
      CONTENT,
      { description: "3 معلمين", count: 3 },
      OTHER,
    ],
    [2, "two people who say the same", { person: "salma" }, CONTENT, { person: "karim" }, CONTENT],
    [2, "two people", { person: "salma" }, CONTENT, { person: "karim" }, OTHER],
    [2, "a person and a source of one slug", { person: "salma" }, CONTENT, { source: "salma" }, OTHER],
    [2, "two descriptions", { description: "معلمة" }, CONTENT, { description: "مسؤول كبير" }, OTHER],
    [2, "different counts", { description: "معلمين", count: 3 }, CONTENT, { description: "معلمين", count: 4 }, OTHER],
  ])("are %i for %s", (expected, _, step, content, otherStep, otherContent) => {
    expect(origins(said("a", content, step), said("b", otherContent, otherStep))).toBe(expected)
  })

  it("take a later description with the article for one before it in that article", () => {
    const body = `قال مسؤول كبير في الوزارة إن ${CONTENT}. وأضاف المسؤول أن ${OTHER}.`
    const says: Told["says"] = [
      [CONTENT, { description: "مسؤول كبير في الوزارة" }],
      [OTHER, { description: "المسؤول" }],
    ]
    expect(origins(report("a", body, { says }))).toBe(1)
    expect(
      origins(said("a", CONTENT, { description: "مسؤول كبير في الوزارة" }), said("b", OTHER, { description: "المسؤول" })),
    ).toBe(2)
  })

  it("never make one of two names through an unnamed one", () => {
    const articles = [
      said("a", CONTENT, { person: "salma" }),
      said("b", CONTENT, { description: "معلمة" }),
      said("c", CONTENT, { person: "karim" }),
    ]
    expect(origins(...articles)).toBe(2)
  })

  it("are none without statements", () => {
    expect(origins(report("a", "لا أحد قال شيئا."), said("b", CONTENT, undefined as never))).toBe(1)
    expect(origins(report("a", "لا أحد قال شيئا."))).toBe(0)
  })
})
