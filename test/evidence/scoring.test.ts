import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { parse } from "yaml"
import { isChain, isStep } from "../../bench/evidence/chains.ts"
import type { ExtractedDocument, Extraction } from "../../bench/evidence/extraction.ts"
import type { GoldDocument, GoldStep, GoldStory } from "../../bench/evidence/gold.ts"
import { dateLabel } from "../../bench/evidence/labels.ts"
import { overlap, pairUp } from "../../bench/evidence/matching.ts"
import { naivePassages } from "../../bench/evidence/naive-tiling.ts"
import { readMarked } from "../../bench/evidence/notation.ts"
import { METRICS, type Metric, type Outcome, ratesOf, tallyOf } from "../../bench/evidence/outcome.ts"
import { readMarkedDocument, readRangesOnly } from "../../bench/evidence/read-document.ts"
import { readGold } from "../../bench/evidence/read-gold.ts"
import { failures, groupsTable, metricsTable } from "../../bench/evidence/report.ts"
import { scoreDates } from "../../bench/evidence/score-dates.ts"
import { scoreMentions } from "../../bench/evidence/score-mentions.ts"
import { scoreStatements } from "../../bench/evidence/score-statements.ts"
import { scoreDisagreements, scoreStory } from "../../bench/evidence/score-story.ts"
import type { AttributionStep } from "../../src/evidence/annotation.ts"

const written = (gold: GoldStep): AttributionStep => ({
  ...(gold.slug ? { person: gold.slug } : { description: gold.unnamed ?? "" }),
  ...(gold.count === undefined ? {} : { count: gold.count }),
  ...(gold.anonymous ? { anonymity: "as agreed" } : {}),
})
const unnamed = (description: string, count?: number): GoldStep => ({
  unnamed: description,
  count,
  anonymous: false,
  optional: false,
})
const named = (slug: string, optional = false): GoldStep => ({ slug, anonymous: false, optional })
const results = (outcomes: readonly Pick<Outcome, "metric" | "result">[], metric: Metric): string[] =>
  outcomes.filter((outcome) => outcome.metric === metric).map(({ result }) => result)
const document = (slug: string, body: string): GoldDocument => ({
  slug,
  style: "test",
  body,
  mentions: [],
  statements: [],
  dates: [],
  marks: new Map(),
})

describe("matching", () => {
  it.each([
    [[0, 10], [0, 10], 1],
    [[0, 10], [5, 15], 1 / 3],
    [[0, 10], [2, 7], 0.5],
    [[0, 10], [10, 20], 0],
    [[0, 10], [30, 40], 0],
  ])("overlap of %j and %j is %d", ([start = 0, end = 0], [from = 0, to = 0], expected) => {
    expect(overlap({ start, end }, { start: from, end: to })).toBeCloseTo(expected)
    expect(overlap({ start: from, end: to }, { start, end })).toBeCloseTo(expected)
  })

  it("pairs one to one, the best first", () => {
    const { pairs, missed, spurious } = pairUp([10, 20, 30], [21, 11, 12], (a, b) => Math.max(0, 3 - Math.abs(a - b)))
    expect(pairs).toEqual([
      [10, 11],
      [20, 21],
    ])
    expect([missed, spurious]).toEqual([[30], [12]])
  })
})

describe("notation", () => {
  it("takes the marks off and gives their ranges, which may overlap", () => {
    const text = "قال [سمير|samir] إن <s1><e>الباب</s1> مغلق</e> منذ {مايو 2020|2020-05}: «<q2?>نعم</q2>»."
    const { body, mentions, statements, dates, marks } = readMarked(text)
    const slice = ({ start, end }: { start: number; end: number }): string => body.slice(start, end)
    expect(body).toBe("قال سمير إن الباب مغلق منذ مايو 2020: «نعم».")
    expect(mentions.map((mention) => [slice(mention), mention.entity])).toEqual([["سمير", "samir"]])
    expect(statements.map((one) => [slice(one), one.id, one.direct, one.optional])).toEqual([
      ["الباب", 1, false, false],
      ["نعم", 2, true, true],
    ])
    expect(dates.map((date) => [slice(date), date.value])).toEqual([["مايو 2020", { year: 2020, month: 5 }]])
    expect([...marks].map(([name, range]) => [name, slice(range)])).toEqual([["e", "الباب مغلق"]])
  })

  it.each([
    ["[سمير", "not closed: ["],
    ["سمير|samir]", "is closed, but not open"],
    ["<s1>نعم", "not closed: s1"],
    ["<s1>نعم</s2>", "s2 is closed, but not open"],
    ["{أمس|yesterday}", "expected a date"],
  ])("refuses %j", (text, message) => expect(() => readMarked(text)).toThrow(message))

  it.each([
    ["2020-01-31", { year: 2020, month: 1, day: 31 }],
    ["2020", { year: 2020 }],
    ["--04-07", { month: 4, day: 7 }],
    ["--04", { month: 4 }],
    ["?", undefined],
  ])("reads the date %j", (label, value) => expect(dateLabel(label)).toEqual(value))

  it("refuses a document whose statements and chains are not the same", () => {
    const text = "---\nstyle: agency\nlanguage: ar\nchains:\n  1: [samir]\n---\n<s2>نعم</s2>"
    expect(() => readMarkedDocument("doubtful", text)).toThrow("gold document doubtful: statements 2 and chains 1")
  })
})

describe("steps and chains", () => {
  it.each([
    [named("samir"), { person: "samir" }, true],
    [named("samir"), { source: "samir" }, true],
    [named("samir"), { person: "nadine" }, false],
    [named("samir"), { description: "samir" }, false],
    [unnamed("مسؤول كبير في الوزارة"), { description: "المسؤول" }, true],
    [unnamed("مسؤولين حكوميين", 3), { description: "3 مسؤولين حكوميين", count: 3 }, true],
    [unnamed("مسؤولين حكوميين", 3), { description: "مسؤولين حكوميين" }, false],
    [unnamed("مسؤولين حكوميين"), { description: "شهود عيان" }, false],
    [unnamed("two officials"), { person: "samir" }, false],
    [unnamed("أ"), { description: "أ" }, false],
  ])("%j is %j: %s", (gold, found, expected) => expect(isStep(gold, found)).toBe(expected))

  it("needs all steps in order, save optional ones", () => {
    const chain = [named("samir"), named("agency", true), named("radio")]
    const found = (...slugs: string[]): AttributionStep[] => slugs.map((source) => ({ source }))
    expect(isChain(chain, found("samir", "agency", "radio"))).toBe(true)
    expect(isChain(chain, found("samir", "radio"))).toBe(true)
    expect(isChain(chain, found("samir", "agency"))).toBe(false)
    expect(isChain(chain, found("radio", "samir"))).toBe(false)
    expect(isChain(chain, found("samir", "radio", "tv"))).toBe(false)
  })
})

describe("scores of a document", () => {
  const mention = (start: number, end: number, slug: string) => ({ start, end, entity: { kind: "person" as const, slug } })

  it("counts a mention with another range as wrong, but as an overlap", () => {
    const gold = [
      { start: 0, end: 4, entity: "a", optional: false },
      { start: 10, end: 14, entity: "b", optional: false },
      { start: 20, end: 24, entity: "c", optional: true },
      { start: 30, end: 34, entity: "d", optional: true },
    ]
    const found = [mention(0, 6, "a"), mention(10, 14, "x"), mention(20, 24, "c"), mention(50, 54, "a")]
    const outcomes = scoreMentions(gold, found)
    expect(results(outcomes, "mentions")).toEqual(["wrong", "wrong", "spurious"])
    expect(results(outcomes, "mentions (overlap)").sort()).toEqual(["hit", "spurious", "wrong"])
  })

  it("finds a statement from half of the common range on, and then asks for speaker and chain", () => {
    const range = { id: 1, direct: false, optional: false }
    const gold = [
      { ...range, start: 0, end: 100, chain: [named("samir"), named("agency")] },
      { ...range, start: 200, end: 300, chain: [unnamed("مسؤول")] },
      { ...range, start: 400, end: 420, optional: true, chain: [named("samir")] },
    ]
    const found = [
      { start: 0, end: 50, chain: [{ person: "samir" }] },
      { start: 200, end: 249, chain: [{ description: "مسؤول" }] },
      { start: 400, end: 420, chain: [{ person: "samir" }] },
    ]
    const outcomes = scoreStatements(gold, found)
    expect(results(outcomes, "statements")).toEqual(["hit", "missed", "spurious"])
    expect(results(outcomes, "speakers")).toEqual(["hit", "missed", "spurious"])
    expect(results(outcomes, "full chains")).toEqual(["wrong", "missed", "spurious"])
    expect(results(scoreStatements(gold, found, 0.49), "statements")).toEqual(["hit", "hit"])
  })

  it.each([
    [true, "not authorised", "hit"],
    [true, undefined, "missed"],
    [false, "not authorised", "spurious"],
  ])("anonymity %s, found %s: %s", (anonymous, anonymity, expected) => {
    const statement = { start: 0, end: 9, id: 1, direct: false, optional: false }
    const gold = [{ ...statement, chain: [{ ...unnamed("مسؤول"), anonymous }] }]
    const found = [{ start: 0, end: 9, chain: [{ description: "مسؤول", ...(anonymity ? { anonymity } : {}) }] }]
    expect(results(scoreStatements(gold, found), "anonymity")).toEqual([expected])
  })

  it("wants the same fields of a date, and leaves out one without a value", () => {
    const gold = [
      { start: 0, end: 10, value: { month: 4, day: 7 } },
      { start: 20, end: 30, value: { year: 2020, month: 1 } },
      { start: 40, end: 50 },
    ]
    const found = [
      { start: 2, end: 10, value: { month: 4, day: 7 } },
      { start: 20, end: 30, value: { year: 2020, month: 1, day: 1 } },
      { start: 40, end: 45, value: { year: 2021 } },
      { start: 60, end: 65, value: { year: 1999 } },
    ]
    expect(results(scoreDates(gold, found), "dates")).toEqual(["hit", "wrong", "spurious"])
  })
})

describe("scores of a story", () => {
  const place = (slug: string, start: number, end: number) => ({ slug, start, end })
  const gold = {
    kind: "DATE",
    conflict: true,
    values: [[place("a", 0, 10), place("b", 0, 10)], [place("a", 50, 60)]],
  }
  const found = (kind: string, conflict: boolean, ...sides: ReturnType<typeof place>[][]) => ({
    kind,
    conflict,
    values: sides.map((evidence, index) => ({ value: String(index), evidence })),
  })

  it.each([
    ["hit", found("DATE", true, [place("b", 5, 7)], [place("a", 55, 80)])],
    ["hit", found("DATE", true, [place("a", 55, 80)], [place("b", 5, 7)])],
    ["wrong", found("DATE", false, [place("b", 5, 7)], [place("a", 55, 80)])],
    ["wrong", found("NUMBER", true, [place("b", 5, 7)], [place("a", 55, 80)])],
    ["missed", found("DATE", true, [place("b", 5, 7)], [place("b", 55, 80)])],
    ["missed", found("DATE", true, [place("b", 5, 7)], [place("a", 55, 80)], [place("a", 90, 95)])],
  ])("a disagreement is a %s", (expected, one) => {
    const outcomes = scoreDisagreements([gold], [one])
    expect(results(outcomes, "disagreements")).toEqual(expected === "missed" ? ["missed", "spurious"] : [expected])
  })

  it("tiles the longest run first, and uses a word once", () => {
    const left = document("l", "one two three four five. And one TWO three\n\nfour five six seven.")
    const right = document("r", "Nine, one two three four five six, seven; one two three four. Then one two three four five")
    const slices = naivePassages(left, right).map((run) => [right.body.slice(run.right.start, run.right.end), run.words])
    expect(slices).toEqual([
      ["one two three four five", 5],
      ["one two three four five six, seven", 7],
    ])
    expect(naivePassages(left, right, 6)).toHaveLength(1)
    expect(naivePassages(left, right, 8)).toEqual([])
  })
})

const perfect = ({ documents, disagreements }: GoldStory): Extraction => ({
  annotations: new Map(
    documents.map(({ slug, mentions, statements, dates }): [string, ExtractedDocument] => [
      slug,
      {
        mentions: mentions.map(({ start, end, entity }) => ({ start, end, entity: { kind: "topic", slug: entity } })),
        statements: statements.map(({ start, end, chain }) => ({ start, end, chain: chain.map(written) })),
        dates: dates.flatMap(({ start, end, value }) => (value ? [{ start, end, value }] : [])),
      },
    ]),
  ),
  sharedPassages: documents.flatMap((left, index) => documents.slice(index + 1).flatMap((right) => naivePassages(left, right))),
  disagreements: disagreements.map(({ values, ...labels }) => ({
    ...labels,
    values: values.map((evidence) => ({ value: "", evidence })),
  })),
})

describe("the gold files", () => {
  const sets = readGold()
  const own = sets.find(({ name }) => name === "Own documents")!
  const documents = sets.flatMap(({ stories }) => stories.flatMap((story) => story.documents))

  it("have labels that begin and end with a word, in at least twelve documents of their own", () => {
    expect(own.stories.flatMap((story) => story.documents).length).toBeGreaterThanOrEqual(12)
    for (const { body, mentions, statements, dates } of documents) {
      for (const { start, end } of [...mentions, ...statements, ...dates]) {
        expect(body.slice(start, end)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{M}\p{N}”"»?؟]$/su)
      }
    }
  })

  it("name only documents that there are in stories.yaml", () => {
    const told = parse(readFileSync(new URL("./gold/stories.yaml", import.meta.url), "utf8")) as { documents: string[] }[]
    const slugs = new Set([...documents.map(({ slug }) => slug), "real-000", "real-003"])
    expect(told.flatMap((story) => story.documents).filter((slug) => !slugs.has(slug))).toEqual([])
  })

  it("score 1 against themselves, and 0 against nothing", () => {
    const nothing: Extraction = { annotations: new Map(), sharedPassages: [], disagreements: [] }
    const all = sets.flatMap(({ stories }) => stories.flatMap((story) => scoreStory(story, perfect(story))))
    const none = sets.flatMap(({ stories }) => stories.flatMap((story) => scoreStory(story, nothing)))
    for (const metric of METRICS) {
      expect([metric, ratesOf(tallyOf(all, metric))]).toEqual([metric, { precision: 1, recall: 1, f1: 1 }])
      expect(tallyOf(none, metric)).toMatchObject({ hits: 0, spurious: 0 })
      if (metric !== "anonymity") expect(tallyOf(none, metric).missed).toBe(tallyOf(all, metric).hits)
    }
  })

  it("refuse a body that is not the one that was labelled, and leave out one that is not there", () => {
    const text = (file: string): string =>
      `slug: x\nfile: ${file}\nsha256: "0"\nmentions: []\nstatements: []\ndates: []\nmarks: {}\n`
    const here = new URL(".", import.meta.url)
    expect(() => readRangesOnly(text("scoring.test.ts"), here)).toThrow("Label it anew")
    expect(readRangesOnly(text("nowhere.txt"), here)).toBeNull()
  })

  const real = sets.find(({ name }) => name === "Real documents")?.stories[0]
  it.skipIf(!real)("have the longest passage of the real documents at 34 words", () => {
    const [left, right] = real!.documents
    expect(Math.max(...naivePassages(left!, right!).map(({ words }) => words))).toBe(34)
  })
})

describe("report", () => {
  const outcome = (metric: Metric, result: Outcome["result"]): Outcome => ({
    metric,
    result,
    document: "d",
    start: 0,
    end: 4,
    expected: "samir",
  })
  const outcomes = [
    outcome("statements", "hit"),
    outcome("statements", "missed"),
    outcome("speakers", "wrong"),
    outcome("speakers", "missed"),
    outcome("dates", "hit"),
    outcome("dates", "wrong"),
    outcome("dates", "spurious"),
  ]

  it("counts what is wrong as missed and as spurious", () => {
    expect(tallyOf(outcomes, "dates")).toEqual({ hits: 1, missed: 1, spurious: 2 })
    expect(ratesOf({ hits: 1, missed: 1, spurious: 2 })).toEqual({ precision: 1 / 3, recall: 1 / 2, f1: 0.4 })
    expect(ratesOf({ hits: 0, missed: 0, spurious: 0 })).toEqual({ precision: null, recall: null, f1: null })
  })

  it("prints tables, and each failure once", () => {
    expect(metricsTable("Set", outcomes)).toContain("| dates | 2 | 3 | 1 | 0.33 | 0.50 | 0.40 |")
    expect(metricsTable("Set", outcomes)).toContain("0.00 have the right speaker")
    expect(groupsTable("Set", new Map([["agency", outcomes]]))).toContain("| agency | – | 0.67 |")
    const listed = failures(outcomes, new Map([["d", "نص طويل"]]))
    expect(listed.match(/^### .*$/gm)).toEqual(["### statements: 1", "### speakers: 1", "### dates: 2"])
    expect(listed).toContain("- missed: d [0, 4) expected samir «نص ط»")
  })
})
