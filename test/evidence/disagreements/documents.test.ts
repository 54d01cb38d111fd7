import { existsSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { annotateText } from "../../../src/evidence/annotate-text.ts"
import type { ReportedArticle } from "../../../src/evidence/disagreements/reported-article.ts"
import { buildDictionary } from "../../../src/evidence/names/dictionary.ts"
import { independentOrigins } from "../../../src/evidence/stories/origins.ts"
import { timelineOf } from "../../../src/evidence/stories/timeline.ts"
import { decodeText, parsePlainText } from "../../../src/formats/plain-text/reader.ts"
import { sharedRuns } from "../../../src/text/shared/tiling.ts"
import { sharedWords } from "../../../src/text/shared/words.ts"
import { dialogueNames } from "../../support/dialogue-names.ts"
import { told } from "./report.ts"

const folder = new URL("../../../../shared/seeds/", import.meta.url)

describe.skipIf(!existsSync(folder))("the two documents", () => {
  const dictionary = buildDictionary(dialogueNames)
  const read = (slug: string, file: string): ReportedArticle => {
    const { body } = parsePlainText(decodeText(readFileSync(new URL(file, folder)), file))
    const annotation = annotateText({ body, published: undefined, curated: undefined }, dictionary)
    const statements = annotation.statements.map((each) => ({ ...each, attribution: each.attribution ?? each }))
    return { slug, body, annotation: { ...annotation, passages: [], statements } }
  }
  const documents = (): [ReportedArticle, ReportedArticle] => [
    read("000", "000_5af178807ddb92b7.txt"),
    read("003", "003_06b30415b0b642d4.txt"),
  ]

  it("disagree on three matters and no other", () => {
    const unnamed = "3 مسؤولين حكوميين"
    expect(told(...documents())).toMatchObject([
      [
        "DATE",
        true,
        {
          "2020-01": [/^000: يناير 2020$/, /^003: يناير/].map((text) => expect.stringMatching(text)),
          "2020-12": ["000: ديسمبر 2020"],
        },
      ],
      [
        "DATE",
        false,
        {
          "04": [/^000: /, /^003: /, /^003: /].map((text) => expect.stringMatching(text)),
          "04-07": ["000: السابع من أبريل القادم"],
        },
      ],
      ["ATTRIBUTION", false, { [unnamed]: expect.any(Array), [`${unnamed} → associated-press`]: expect.any(Array) }],
    ])
  })

  it("have the killing on both of its dates in the timeline", () => {
    expect(
      timelineOf(documents()).map(({ date, evidence }) => [date.start.toISOString().slice(0, 7), evidence.length]),
    ).toEqual([
      ["2020-01", 2],
      ["2020-12", 1],
    ])
  })

  it("have seven speakers behind them", () => {
    const [one, other] = documents()
    const runs = sharedRuns(sharedWords(one.body), sharedWords(other.body))
    // The State Department, the Pentagon, the ambassador, al-Askari, the three officials, the senior one, those of both sides.
    expect(independentOrigins([one, other], [{ left: "000", right: "003", runs }])).toBe(7)
  })
})
