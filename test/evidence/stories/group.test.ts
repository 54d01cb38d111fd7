import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { averageLink } from "../../../src/evidence/stories/average-link.ts"
import { groupStories } from "../../../src/evidence/stories/group.ts"
import { likenesses, type SharedPair, type StoryArticle } from "../../../src/evidence/stories/similarity.ts"

const article = (slug: string, day: number | undefined, ...entities: string[]): StoryArticle => ({
  slug,
  entities,
  ...(day !== undefined && { published: new Date(Date.UTC(2021, 2, day)) }),
})
const pair = (left: string, right: string, share: number): SharedPair => ({ left, right, share })
const members = (articles: StoryArticle[], pairs: SharedPair[] = [], options = {}): string[] =>
  groupStories(articles, pairs, options).map((group) => group.members.join(" "))

const undated = (...slugs: string[]): StoryArticle[] => slugs.map((slug) => article(slug, undefined))

describe("grouping by shared text", () => {
  it("joins articles that share a good part of either's words", () => {
    expect(members(undated("a", "b", "c"), [pair("b", "a", 0.4), pair("a", "c", 0.1)])).toEqual(["a b"])
  })

  it("leaves an article that is like no other out", () => {
    expect(members(undated("a", "b"))).toEqual([])
  })

  it("does not make one story of a chain", () => {
    const slugs = ["a", "b", "c", "d", "e", "f", "g", "h"]
    const chain = slugs.slice(1).map((slug, index) => pair(slugs[index] ?? "", slug, 0.9))
    expect(Math.max(...groupStories(undated(...slugs), chain).map((group) => group.members.length))).toBeLessThan(4)
  })
})

describe("grouping by entities and time", () => {
  const filler = [1, 2, 3, 4].map((day) => article(`x${day}`, day, "topic:iraq", `person:x${day}`))

  it("joins articles of the same days that share rare entities", () => {
    const articles = [
      article("a", 3, "topic:iraq", "person:p", "topic:q"),
      article("b", 4, "topic:iraq", "person:p", "topic:q"),
      ...filler,
    ]
    expect(members(articles)).toEqual(["a b"])
  })

  it.each([
    ["weeks lie between them", article("b", 28, "person:p", "topic:q")],
    ["one is undated", article("b", undefined, "person:p", "topic:q")],
    ["they share one person only", article("b", 3, "person:p", "topic:z")],
    ["they share what most articles name", article("b", 3, "topic:iraq", "person:z")],
  ])("does not where %s", (_, other) => {
    expect(members([article("a", 3, "topic:iraq", "person:p", "topic:q"), other, ...filler])).toEqual([])
  })
})

describe("curated stories", () => {
  it("are kept as they are, and their articles are in no other group", () => {
    const options = { curated: [{ id: "mine", members: ["b", "z", "missing"] }] }
    const pairs = [pair("a", "b", 0.9), pair("a", "c", 0.9), pair("b", "c", 0.9)]
    expect(groupStories(undated("a", "b", "c", "z"), pairs, options)).toEqual([
      { curated: "mine", members: ["b", "z"] },
      { members: ["a", "c"] },
    ])
  })
})

describe("any articles", () => {
  const slugs = fc.constantFrom("a", "b", "c", "d", "e", "f", "g")
  const entities = fc.array(fc.constantFrom("person:p", "person:q", "topic:r", "topic:s", "source:t"), { maxLength: 5 })
  const articles = fc.uniqueArray(
    fc.record({ slug: slugs, day: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }), entities }),
    { selector: ({ slug }) => slug, maxLength: 7 },
  )
  const shares = fc.double({ min: 0, max: 1, noNaN: true })
  const pairs = fc.array(fc.record({ left: slugs, right: slugs, share: shares }), { maxLength: 12 })

  it("are grouped the same in every order, each in one group at most", () => {
    fc.assert(
      fc.property(articles, pairs, (some, shared) => {
        const read = some.map(({ slug, day, entities }) => article(slug, day, ...entities))
        const turned = shared.map(({ left, right, share }) => pair(right, left, share)).reverse()
        const groups = groupStories(read, shared)
        expect(groupStories([...read].reverse(), turned)).toEqual(groups)
        const all = groups.flatMap((group) => group.members)
        expect(new Set(all).size).toBe(all.length)
        for (const group of groups) expect(group.members.length).toBeGreaterThan(1)
      }),
    )
  })
})

it("groups ten thousand articles in a few seconds", () => {
  const articles = Array.from({ length: 10_000 }, (_, index) =>
    article(
      `a${index}`,
      1 + ((index * 7) % 300),
      "topic:iraq",
      `person:${index % 400}`,
      `topic:${index % 600}`,
      `source:${index % 50}`,
    ),
  )
  const started = performance.now()
  const groups = groupStories(articles, [])
  expect(groups.length).toBeGreaterThan(0)
  expect(performance.now() - started).toBeLessThan(20_000)
})

it("groups by a pair that reaches the threshold what all pairs would group", () => {
  const names = fc.constantFrom(..."abcdefghij".split("").map((name) => `topic:${name}`))
  const some = fc.array(
    fc.record({ day: fc.integer({ min: 1, max: 9 }), entities: fc.uniqueArray(names, { minLength: 2, maxLength: 5 }) }),
    { minLength: 4, maxLength: 14 },
  )
  fc.assert(
    fc.property(some, (list) => {
      const articles = list.map(({ day, entities }, index) => article(`a${String(index).padStart(2, "0")}`, day, ...entities))
      const all = likenesses(articles, [], {}, Number.MIN_VALUE)
      const few = likenesses(articles, [], {}, 0.4)
      expect(few.length).toBeLessThanOrEqual(all.length)
      expect(averageLink(articles.length, few, 0.4)).toEqual(averageLink(articles.length, all, 0.4))
    }),
  )
})
