import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { identifyStories, type Story } from "../../../src/evidence/stories/identity.ts"
import { titlesOf } from "../../../src/evidence/stories/titles.ts"

const story = (id: string, members: string): Story => ({ id, members: members.split(" ") })
const groups = (...lists: string[]) => lists.map((members) => ({ members: members.split(" ") }))
const ids = (previous: Story[], ...lists: string[]) =>
  identifyStories(previous, groups(...lists)).stories.map(({ id, members }) => `${id}: ${members.join(" ")}`)

describe("a story's id", () => {
  it("is its founding article's, and stays as articles come and go", () => {
    expect(ids([], "a b")).toEqual(["a: a b"])
    expect(ids([story("a", "a b")], "0 a b c", "d e")).toEqual(["a: 0 a b c", "d: d e"])
    expect(ids([story("a", "a b")], "b c")).toEqual(["a: b c"])
  })

  it("goes to the group with most of its articles, and of equal ones to the first", () => {
    expect(identifyStories([story("a", "a b c d e")], groups("a b", "c d e"))).toEqual({
      stories: [story("b", "a b"), story("a", "c d e")],
      changes: [{ kind: "SPLIT", from: "a", into: "b" }],
    })
    expect(ids([story("a", "a b c d")], "c d", "a b")).toEqual(["a: c d", "b: a b"])
  })

  it("is the smaller one where two stories of equal size become one, and the merge is recorded", () => {
    expect(identifyStories([story("c", "c d"), story("a", "a b")], groups("a b c d"))).toEqual({
      stories: [story("a", "a b c d")],
      changes: [{ kind: "MERGED", from: "c", into: "a" }],
    })
  })

  it("is never one that another story had", () => {
    expect(ids([story("a", "x y"), story("b", "p q")], "x y", "p q", "a b")).toEqual(["a: x y", "b: p q", "a-2: a b"])
  })

  it("is the curated one of a curated group", () => {
    expect(identifyStories([story("a", "a b")], [{ curated: "mine", members: ["a", "b"] }])).toEqual({
      stories: [story("mine", "a b")],
      changes: [{ kind: "MERGED", from: "a", into: "mine" }],
    })
  })

  it("leaves nothing behind of a story without articles", () => {
    expect(identifyStories([story("a", "a b")], [])).toEqual({ stories: [], changes: [] })
  })

  it("records a story that was divided among others once for each", () => {
    const previous = [story("a", "a b c d e"), story("x", "x y z w"), story("p", "p q r s")]
    expect(identifyStories(previous, groups("a b c x y z w", "d e p q r s")).changes).toEqual([
      { kind: "MERGED", from: "a", into: "x" },
      { kind: "SPLIT", from: "a", into: "p" },
    ])
  })

  it("is different for every story, and nothing changes when nothing has changed", () => {
    const partition = fc.array(fc.array(fc.integer({ min: 0, max: 15 }).map(String), { minLength: 1, maxLength: 6 }), {
      maxLength: 6,
    })
    const disjoint = (lists: string[][]): string[][] => {
      const seen = new Set<string>()
      return lists.map((list) => list.filter((slug) => !seen.has(slug) && seen.add(slug))).filter((list) => list.length > 0)
    }
    fc.assert(
      fc.property(partition, partition, (before, after) => {
        const first = identifyStories(
          [],
          disjoint(before).map((members) => ({ members })),
        ).stories
        const next = disjoint(after).map((members) => ({ members }))
        const second = identifyStories([...first].reverse(), next)
        expect(identifyStories(first, next)).toEqual(second)
        expect(new Set(second.stories.map(({ id }) => id)).size).toBe(second.stories.length)
        expect(identifyStories(second.stories, next)).toEqual({ stories: second.stories, changes: [] })
      }),
    )
  })
})

describe("a story's title", () => {
  it("is the headline of the earliest article in each language", () => {
    const articles = [
      { slug: "c", language: "ar", headline: "عنوان بلا تاريخ" },
      { slug: "b", language: "ar", headline: "العنوان الأول", published: new Date("2021-03-02") },
      { slug: "a", language: "en", headline: "Later", published: new Date("2021-03-09") },
      { slug: "d", language: "en", headline: " ", published: new Date("2021-03-01") },
    ]
    expect(titlesOf(articles)).toEqual({ ar: "العنوان الأول", en: "Later" })
    expect(titlesOf([...articles].reverse())).toEqual(titlesOf(articles))
    expect(titlesOf([])).toEqual({})
  })
})
