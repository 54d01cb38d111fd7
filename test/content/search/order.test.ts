import { beforeAll, expect, it } from "vitest"
import { writeContent } from "../../../src/writing/write.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { filterContent } from "../filters/content.ts"
import { names, search, searchArticles } from "./ask.ts"

// The best first, then the newest; pages of what was found; a match only where something was searched for.

const TYPED = ["الجسر", "bridge", "العراق", "Biden", "Somebody", "مدرسة", "ال*"]
const KINDS = ["Person", "Source", "Topic", "Article"]
const forged = (text: string) => Buffer.from(text).toString("base64url")

describeOnDatabases("the order of what was found", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeContent(use().database, filterContent(), { mode: "MERGE" })
    client = testClient(use().database)
  })

  it.each(TYPED)("%s: by score, then by date", async (typed) => {
    const found = await searchArticles(client, typed)
    const keys = found.map(({ match, node }) => `${match?.score} ${node.publishedAt ?? ""}`)
    expect(keys).toEqual(keys.toSorted().reverse())
  })

  it("gives headlines 4, words 3, forms and other names 2", async () => {
    const found = await searchArticles(client, "الجسر")
    const scores = Object.groupBy(found, ({ match }) => String(match?.score))
    expect(Object.keys(scores).toSorted()).toEqual(["2", "3", "4"])
    expect(scores[4]?.every(({ node }) => node.headline?.includes("الجسر"))).toBe(true)
    expect(scores[3]?.every(({ node }) => !node.headline?.includes("الجسر") && node.body?.includes("الجسر"))).toBe(true)
    expect(scores[2]?.every(({ match }) => !match?.matchedBy.includes("EXACT"))).toBe(true)
    expect((await searchArticles(client, "bridgge")).every(({ match }) => match?.score === 1)).toBe(true)
  })

  it.each(TYPED)("search(%s): by score, then people, sources, topics and articles, in pages of any size", async (typed) => {
    const whole = await search(client, typed)
    expect(whole.length).toBeGreaterThan(0)
    const groups = whole.map(({ match, node }) => -(match?.score ?? 0) * 10 + KINDS.indexOf(node.__typename))
    expect(groups).toEqual(groups.toSorted((a, b) => a - b))
    expect(new Set(whole.map(names)).size).toBe(whole.length)
    for (const size of [1, 3, 7]) expect((await search(client, typed, undefined, size)).map(names)).toEqual(whole.map(names))
    for (const [index, type] of KINDS.entries()) {
      const only = await search(client, typed, [KINDS[index]?.toUpperCase() as string], 5)
      expect(only.map(names)).toEqual(whole.filter(({ node }) => node.__typename === type).map(names))
    }
  })

  it("finds nothing of no type", async () => {
    expect(await search(client, "Biden", [])).toEqual([])
  })

  it("says nothing of a match where the search need not hold", async () => {
    for (const filter of ["{}", '{ or: [{ search: "الجسر" }] }', '{ not: { search: "الجسر" } }']) {
      const { articles } = await client.data<{ articles: { edges: { match: null }[] } }>(
        `{ articles(first: 9, filter: ${filter}) { edges { match { score } } } }`,
      )
      expect(articles.edges.map(({ match }) => match)).toEqual(Array(9).fill(null))
    }
  })

  it("says it in nested lists, in both orders", async () => {
    for (const field of ["RELEVANCE", "PUBLISHED_AT"]) {
      const { person } = await client.data<{ person: { articles: { edges: { match: { score: number } | null }[] } } }>(
        `{ person(by: { slug: "f-person-1" }) { articles(filter: { and: [{ search: "الجسر" }] }, orderBy: { field: ${field} }) { edges { match { score } } } } }`,
      )
      const scores = person.articles.edges.map(({ match }) => match?.score ?? 0)
      expect(scores.length).toBeGreaterThan(3)
      expect(scores.every((score) => score >= 1)).toBe(true)
      if (field === "RELEVANCE") expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    }
  })

  it.each([
    ["articles(orderBy: { field: RELEVANCE }) { totalCount }", /Expected a `search`/],
    ['articles(filter: { or: [{ search: "x" }] }, orderBy: { field: RELEVANCE }) { totalCount }', /Expected a `search`/],
    ['articles(filter: { search: "x" }, orderBy: { field: RELEVANCE, direction: ASC }) { totalCount }', /direction DESC/],
    ['topic(by: { slug: "iraq" }) { articles(orderBy: { field: RELEVANCE }) { totalCount } }', /Expected a `search`/],
  ])("refuses %s", async (text, message) => {
    const { errors } = await client.query(`{ ${text} }`)
    expect(errors?.[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: "BAD_USER_INPUT" } })
  })

  it.each([
    "",
    "x",
    "2|Query.search|search|1|",
    "2|Query.search|search|1|5 ARTICLE -infinity",
    "2|Query.search|search|1|4 NOBODY x",
    "2|Query.search|search|1|4 ARTICLE now",
    "2|Query.search|search|1|4 ARTICLE",
    "2|Query.search|search|1|4 PERSON a\0",
    "2|Query.articles|newest|1|-infinity",
    "2|Query.search|search|x|4 PERSON a",
    "2|Query.search|search|1|4  a",
  ])("refuses the cursor %j", async (cursor) => {
    const { errors } = await client.query('query ($c: String) { search(query: "Biden", after: $c) { nodes { __typename } } }', {
      c: forged(cursor),
    })
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"])
  })

  it("refuses the cursor of a kind that is not asked for, and reads a forged place as a place", async () => {
    const ask = (types: string, cursor: string) =>
      client.query(`query ($c: String) { search(query: "Biden", types: [${types}], after: $c) { nodes { __typename } } }`, {
        c: forged(cursor),
      })
    for (const [types, cursor] of [
      ["ARTICLE", "2|Query.search|search|1|4 PERSON joe"],
      ["PERSON, SOURCE", "2|Query.search|search|1|3 ARTICLE -infinity"],
      ["", "2|Query.search|search|1|3 TOPIC x"],
    ] as const)
      expect((await ask(types, cursor)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT")
    for (const cursor of [
      "2|Query.search|search|0|4 PERSON ",
      "2|Query.search|search|9223372036854775807|1 ARTICLE 9999-12-31T23:59:59.999Z",
      "2|Query.search|search|5|2 SOURCE '|)\ud800",
    ])
      expect((await ask("PERSON, SOURCE, ARTICLE", cursor)).errors).toBeUndefined()
  })
})
