import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Annotation } from "../../../src/evidence/annotation.ts"
import { findDisagreements } from "../../../src/evidence/disagreements/find-disagreements.ts"
import type { ReportedArticle } from "../../../src/evidence/disagreements/reported-article.ts"
import { independentOrigins } from "../../../src/evidence/stories/origins.ts"
import { timelineOf } from "../../../src/evidence/stories/timeline.ts"
import { report, type Told } from "./report.ts"

const PIECES = [
  "قتل كريم منصور في مارس 2019",
  "اغتيال كريم منصور وسلمى حداد في مايو 2019",
  "Karim Mansour was killed on 4 March 2019",
  "Talks between Egypt and Jordan begin on 7 April 2021",
  "تبدأ محادثات مصرية أردنية في 9 أبريل 2021",
  "قتل 12 شخصا في هجوم على سوق في البصرة",
  "قتل 15 شخصا في هجوم على سوق في البصرة بحسب الشرطة",
  "سلم الوفد رسالة مكتوبة إلى سفير مصر في الأردن كريم منصور مساء الأحد",
  "سلم الوفد رسالة مكتوبة إلى سفير مصر في الأردن سلمى حداد مساء الأحد",
  "المدرسة الجديدة ستفتح أبوابها في بداية الخريف المقبل",
  "،؛",
  "\ud800 U.S. \u202e",
]
const SAID = PIECES[9] ?? ""
const STEPS = [{ person: "salma" }, { person: "karim" }, { description: "3 معلمين" }, { source: "ministry" }]

const article = fc
  .record({
    pieces: fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }),
    end: fc.constantFrom(". ", "، ", "\n\n", " "),
    step: fc.constantFrom(...STEPS),
    published: fc.constantFrom(undefined, "2021-04-01", "2021-04-02"),
  })
  .map(({ pieces, end, step, published }) => (slug: string) => {
    const body = pieces.join(end)
    const says: Told["says"] = body.includes(SAID) ? [[SAID, step]] : []
    return report(slug, body, { says, ...(published !== undefined && { published }) })
  })
const stories = fc.array(article, { maxLength: 5 }).map((make) => make.map((one, index) => one(`article-${index}`)))

function isInside(
  articles: readonly ReportedArticle[],
  places: readonly { slug: string; start: number; end: number }[],
): boolean {
  return places.every(({ slug, start, end }) => {
    const body = articles.find((each) => each.slug === slug)?.body ?? ""
    return start >= 0 && start < end && end <= body.length
  })
}

const placesIn = (articles: readonly ReportedArticle[]) => [
  ...findDisagreements(articles).flatMap(({ values }) => values.flatMap(({ evidence }) => evidence)),
  ...timelineOf(articles).flatMap(({ evidence }) => evidence),
]

describe("any story", () => {
  it("is read the same in every order, with every evidence in its body", () => {
    fc.assert(
      fc.property(stories, (articles) => {
        const turned = [...articles].reverse()
        const found = findDisagreements(articles)
        expect(findDisagreements(turned)).toEqual(found)
        expect(timelineOf(turned)).toEqual(timelineOf(articles))
        expect(independentOrigins(turned, [])).toBe(independentOrigins(articles, []))
        expect(isInside(articles, placesIn(articles))).toBe(true)
        for (const { values } of found) expect(new Set(values.map(({ value }) => value)).size).toBeGreaterThan(1)
      }),
    )
  })

  it("disagrees with no copy of itself", () => {
    fc.assert(
      fc.property(article, (make) => {
        const once = findDisagreements([make("a")]).map(({ kind, values }) => [kind, values.map(({ value }) => value)])
        const twice = findDisagreements([make("a"), make("b")]).map(({ kind, values }) => [
          kind,
          values.map(({ value }) => value),
        ])
        expect(twice).toEqual(once)
      }),
    )
  })

  it("never throws on annotations of another text, and then too has every evidence in its body", () => {
    const range = { start: fc.integer({ min: -5, max: 400 }), end: fc.integer({ min: -5, max: 400 }) }
    const confidence = fc.double({ min: 0, max: 1, noNaN: true })
    const entity = fc.record({ kind: fc.constantFrom("person", "source", "topic"), slug: fc.constantFrom("a", "b") })
    const mentions = fc.array(fc.record({ ...range, entity, confidence }))
    const attribution = fc.record(range)
    const chain = fc.array(fc.oneof(fc.constantFrom(...STEPS), fc.constant({}), fc.record({ description: fc.string() })))
    const statements = fc.array(fc.record({ ...range, direct: fc.boolean(), chain, attribution, confidence }))
    const value = fc.constantFrom({}, { year: 2019 }, { month: 4, day: 7 }, { day: 3 }, { year: -1, month: 2 })
    const dates = fc.array(
      fc.record({
        ...range,
        value,
        precision: fc.constant("DAY"),
        calendar: fc.constant("GREGORIAN"),
        relative: fc.boolean(),
        confidence,
      }),
    )
    const quantities = fc.array(
      fc.record({
        ...range,
        value: fc.double(),
        bound: fc.constantFrom("EXACT", "ABOUT", "AT_LEAST", "AT_MOST"),
        unit: fc.constantFrom(null, "شخص", "%"),
        counted: fc.option(fc.record(range)),
      }),
    )
    const annotation = fc.record({ passages: fc.constant([]), mentions, statements, dates, quantities })
    fc.assert(
      fc.property(fc.array(fc.tuple(article, annotation), { maxLength: 3 }), (some) => {
        const articles = some.map(([make, odd], index) => ({ ...make(`a${index % 2}`), annotation: odd as Annotation }))
        const first = articles.filter((one, index) => articles.findIndex(({ slug }) => slug === one.slug) === index)
        expect(isInside(first, placesIn(first))).toBe(true)
        expect(() => placesIn(articles)).not.toThrow()
        const runs = [
          {
            left: "a0",
            right: "a1",
            runs: [{ left: { start: -3, end: 999 }, right: { start: 0, end: 9 }, words: 5, leftWord: 0, rightWord: 0 }],
          },
        ]
        expect(independentOrigins(articles, runs)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

// How often something reads what was found in the articles: their annotations count every property that is read of them.
function readsIn(articles: readonly ReportedArticle[], work: (counted: ReportedArticle[]) => unknown): number {
  let reads = 0
  const seen = new WeakMap<object, object>()
  const counting = <T>(value: T): T => {
    if (typeof value !== "object" || value === null) return value
    const get = (target: object, key: PropertyKey): unknown => {
      reads++
      return counting(Reflect.get(target, key))
    }
    const known = seen.get(value) ?? new Proxy(value, { get })
    seen.set(value, known)
    return known as T
  }
  work(articles.map((one) => ({ ...one, annotation: counting(one.annotation) })))
  return reads
}

describe("large stories", () => {
  const many = (count: number): ReportedArticle[] =>
    Array.from({ length: count }, (_, index) => {
      const body = PIECES.slice(0, 10)
        .map((piece) => `${piece.replace("12", String(index))} رقم ${index}. `)
        .join("")
      return report(`a${index}`, body.repeat(2), { says: [[SAID, { description: `شاهد ${index}` }]] })
    })

  it("of twice the articles compare no more than pairs of them", () => {
    const work = (articles: ReportedArticle[]): void => {
      expect(findDisagreements(articles).length).toBeGreaterThan(0)
      expect(timelineOf(articles).length).toBeGreaterThan(0)
    }
    const [few, twice] = [many(20), many(40)].map((articles) => readsIn(articles, work))
    expect(few).toBeGreaterThan(0)
    expect(twice).toBeLessThan((few ?? 0) * 5)
  })

  it("of one sentence twice as long without stops take work near linear in the text", () => {
    const long = (times: number): ReportedArticle[] => [report("a", "قتل كريم منصور وقتل 12 شخصا في مارس 2019 ".repeat(times))]
    const [short, twice] = [long(400), long(800)].map((articles) => readsIn(articles, placesIn))
    expect(short).toBeGreaterThan(0)
    expect(twice).toBeLessThan((short ?? 0) * 3)
  })
})
