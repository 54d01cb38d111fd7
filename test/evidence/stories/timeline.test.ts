import { describe, expect, it } from "vitest"
import type { ReportedArticle } from "../../../src/evidence/disagreements/reported-article.ts"
import { timelineOf } from "../../../src/evidence/stories/timeline.ts"
import { report } from "../disagreements/report.ts"

const entries = (...articles: ReportedArticle[]): [string, string, string, string[]][] =>
  timelineOf(articles).map(({ date, evidence }) => [
    date.start.toISOString().slice(0, 10),
    date.precision,
    date.text,
    evidence.map(
      ({ slug, start, end }) => `${slug}: ${articles.find((article) => article.slug === slug)?.body.slice(start, end)}`,
    ),
  ])

describe("a timeline", () => {
  it("has the dated events in order, with the clause that tells them and the date's own words", () => {
    const body =
      "وفي الخريف عاد الهدوء، بعد زيارة كريم منصور إلى القاهرة في 5 آذار/مارس 2019، كما يقال. وكانت مصر وقعت معاهدة في عام 2018."
    expect(entries(report("a", body))).toEqual([
      ["2018-01-01", "YEAR", "2018", ["a: وكانت مصر وقعت معاهدة في عام 2018"]],
      ["2019-03-05", "DAY", "5 آذار/مارس 2019", ["a: بعد زيارة كريم منصور إلى القاهرة في 5 آذار/مارس 2019"]],
    ])
  })

  it("merges one event of several articles, and keeps others of that date apart", () => {
    const one = report("a", "The visit of Karim Mansour to Cairo began on 5 March 2019.")
    const other = report("b", "Karim Mansour began his visit on 5 March 2019, a Tuesday.")
    const third = report("c", "The visit of Salma Haddad to Basra began on 5 March 2019.")
    expect(entries(third, other, one)).toEqual([
      [
        "2019-03-05",
        "DAY",
        "5 March 2019",
        ["a: The visit of Karim Mansour to Cairo began on 5 March 2019", "b: Karim Mansour began his visit on 5 March 2019"],
      ],
      ["2019-03-05", "DAY", "5 March 2019", ["c: The visit of Salma Haddad to Basra began on 5 March 2019"]],
    ])
  })

  it("puts the more precise first at one start", () => {
    const body =
      "The visit of Karim Mansour was in 2019. An attack in Basra followed in January 2019. Talks in Cairo began on 1 January 2019."
    expect(entries(report("a", body)).map(([, precision]) => precision)).toEqual(["DAY", "MONTH", "YEAR"])
  })

  it("takes the year from the day of publication where that is known, and leaves dates without a year out", () => {
    const body = "Talks between Egypt and Jordan begin on 9 April."
    expect(entries(report("a", body))).toEqual([])
    expect(entries(report("a", "Talks between Egypt and Jordan began yesterday.", { published: "2021-04-10" }))).toMatchObject([
      ["2021-04-09", "DAY", "yesterday", [{}].map(() => expect.stringContaining("yesterday"))],
    ])
  })

  it("has no date without an event", () => {
    expect(entries(report("a", "The bridge of 5 March 2019 is red and long."))).toEqual([])
  })

  it("has neither what was said, nor what is only of the month of writing, nor habits", () => {
    const body = [
      "The ministry issued an announcement on 5 March 2019.",
      "Talks between Egypt and Jordan go on this month.",
      "وتعقد محادثات بين مصر والأردن أيام السبت.",
      "The visit of Karim Mansour ended on 4 March.",
    ].join(" ")
    expect(entries(report("a", body, { published: "2019-03-10" })).map(([day]) => day)).toEqual(["2019-03-04"])
  })
})
