import { describe, expect, it } from "vitest"
import { contentOf } from "../../bench/requests/content/content.ts"
import { Random } from "../../bench/requests/content/random.ts"
import { figure, percentile, table } from "../../bench/requests/figures.ts"
import { firstDifference, normalise } from "../../bench/requests/normalise.ts"
import { readOptions } from "../../bench/requests/options.ts"
import { variantsOf } from "../../bench/requests/queries.ts"
import { contentSchemas } from "../../src/content/records/records.ts"

// The parts of the benchmark of requests that measure nothing.

describe("the benchmark's content", () => {
  const content = contentOf(1_000, 42)

  it("follows from the seed", () => {
    expect(contentOf(1_000, 42).article(17)).toEqual(content.article(17))
    expect(contentOf(1_000, 43).article(17)).not.toEqual(content.article(17))
    expect(variantsOf(contentOf(1_000, 42), 5)).toEqual(variantsOf(content, 5))
  })

  it("has a time of its own for every article, and bodies of 2 to 5 kB that can be loaded", () => {
    const articles = Array.from({ length: 1_000 }, (_, index) => content.article(index + 1))
    expect(new Set(articles.map(({ publishedAt }) => publishedAt)).size).toBe(1_000)
    const bytes = articles.map(({ body }) => Buffer.byteLength(body))
    expect(Math.min(...bytes)).toBeGreaterThan(1_900)
    expect(Math.max(...bytes)).toBeLessThan(5_300)
    const { id, language, title, body, summary, url, publishedAt } = content.article(1)
    const record = { slug: `article-${id}`, headline: title, language, body, summary, url, publishedAt }
    expect(contentSchemas.article.safeParse(record).error).toBeUndefined()
  })

  it("puts a few people into many articles and most into few", () => {
    const random = new Random(1)
    const drawn = Array.from({ length: 10_000 }, () => random.zipf(1_000))
    expect(Math.min(...drawn)).toBe(0)
    expect(Math.max(...drawn)).toBeLessThan(1_000)
    const share = (below: number) => drawn.filter((rank) => rank < below).length / drawn.length
    // Ranks below r have a share near log(r + 1) / log(1001).
    expect(share(1)).toBeCloseTo(0.1, 1)
    expect(share(30)).toBeCloseTo(0.5, 1)
  })
})

describe("the benchmark's comparison of answers", () => {
  it("takes answers for the same whatever the order of keys and of unordered lists, and the form of times", () => {
    const one = { id: 1, publishedAt: "2021-04-07T12:00:00.000Z", topics: [{ id: 2 }, { id: 1 }] }
    const other = { topics: [{ id: 1 }, { id: 2 }], publishedAt: "2021-04-07T12:00:00+00:00", id: 1 }
    expect(firstDifference(normalise(one), normalise(other))).toBeNull()
  })

  it("says where answers differ", () => {
    const difference = (one: unknown, other: unknown) => firstDifference(normalise(one), normalise(other))
    expect(difference([{ id: 1 }, { id: 2 }], [{ id: 2 }, { id: 1 }])).toBe("answer.0.id: expected 1, got 2")
    expect(difference({ articles: [1, 2] }, { articles: [1] })).toBe("answer.articles: expected 2 items, got 1")
    expect(difference({ title: "أ" }, { title: "أ", role: "AUTHOR" })).toBe('answer.role: expected undefined, got "AUTHOR"')
    expect(difference(null, { id: 1 })).toBe('answer: expected null, got {"id":1}')
  })
})

describe("the benchmark's figures", () => {
  it("takes percentiles by the nearest rank", () => {
    const values = [5, 1, 4, 2, 3]
    expect([0, 0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 3, 5, 5])
    expect(percentile([], 0.5)).toBeNaN()
  })

  it("writes three digits, and a dash for none", () => {
    expect([1234.5, 12.34, 9.996, 1.234, null, Number.NaN].map(figure)).toEqual(["1235", "12.3", "10.0", "1.23", "–", "–"])
    expect(table(["", "a"], [["x", "1"]])).toBe("|  | a |\n| --- | ---: |\n| x | 1 |\n")
  })
})

describe("the benchmark's options", () => {
  it("has a quick run and a full one, and takes the database from the environment", () => {
    const url = "postgresql://reader@db.example:5432/postgres"
    expect(readOptions([], { TEST_DATABASE_URL: url })).toMatchObject({ command: "requests", articles: 10_000, url })
    const options = readOptions(["--full", "--queries", "Q5,Q1", "--servers", "isnad"], {})
    expect(options).toMatchObject({ articles: 200_000, queries: ["Q1", "Q5"], servers: ["isnad"], keep: false })
    expect(readOptions(["--help"], {})).toBeNull()
  })

  it.each([
    [["--queries", "Q9"], /--queries: expected some of Q1, .*, got Q9/],
    [["--articles", "ten"], /--articles: expected a number from 1000 to 1000000, got ten/],
    [["--url", "mysql://db"], /--url: expected a URL such as postgresql:/],
    [["--faster"], /--faster/],
    [["everything"], /command: expected some of requests, write, search, start, got everything/],
  ])("refuses %j", (args, message) => {
    expect(() => readOptions(args, {})).toThrow(message)
  })
})
