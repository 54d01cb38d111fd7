import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { groupPart, type SharingArticles, type StoryArticle } from "../../../src/evidence/stories/group.ts"
import { weightOf, weightsOf } from "../../../src/evidence/stories/weights.ts"

const article = (slug: string, day: number | undefined, ...entities: string[]): StoryArticle => ({
  slug,
  entities,
  ...(day !== undefined && { published: new Date(Date.UTC(2021, 2, day)) }),
})
const pair = (left: string, right: string, share: number): SharingArticles => ({ left, right, share })
/** The weights as they are counted in an archive of these articles. */
const counted = (articles: readonly StoryArticle[]) => {
  const counts = new Map<string, number>()
  for (const { entities } of articles) for (const entity of new Set(entities)) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  const weights = [...counts].map(
    ([entity, count]) => [entity, { articles: count, weight: weightOf(count, articles.length) }] as const,
  )
  return weightsOf(new Map(weights), articles.length)
}
const members = (articles: StoryArticle[], pairs: SharingArticles[] = []): string[] =>
  groupPart(articles, pairs, counted(articles)).map((group) => group.members.join(" "))

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
    expect(Math.max(...members(undated(...slugs), chain).map((group) => group.split(" ").length))).toBeLessThan(4)
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
        const groups = groupPart(read, shared, counted(read))
        expect(groupPart([...read].reverse(), turned, counted(read))).toEqual(groups)
        const all = groups.flatMap((group) => group.members)
        expect(new Set(all).size).toBe(all.length)
        for (const group of groups) expect(group.members.length).toBeGreaterThan(1)
      }),
    )
  })
})
