import { beforeAll, describe, expect, it } from "vitest"
import { Reads } from "../../../src/content/reads.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import { surrogateKeys } from "../../../src/serving/plugins/surrogate-keys.ts"
import { appOver } from "../../server/http.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { get } from "../http/get.ts"

// The keys of an answer: every id that stands in it, and every list that it was found in.

describeOnDatabases("surrogate keys", "seeded", (use) => {
  let app: ReturnType<typeof appOver>
  beforeAll(() => {
    app = appOver(use().database)
  })
  async function keysOf(query: string) {
    const { text, headers, errors } = await get(app, query)
    expect(errors).toEqual([])
    const keys = (headers.get("surrogate-key") ?? "").split(" ").filter(Boolean)
    expect((headers.get("cache-tag") ?? "").split(",").filter(Boolean)).toEqual(keys)
    const ids = [...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id as string)
    return { ids: new Set(ids), keys: new Set(keys), lists: keys.filter((key) => /^[a-z]+$/.test(key)), text }
  }

  it.each<[string, string[]]>([
    ['{ person(by: { slug: "joe-biden" }) { id name names { value } } }', []],
    [
      "{ articles(first: 3) { nodes { id publisher { id } people(first: 2) { nodes { id } } topics(first: 2) { nodes { id } } citedSources(first: 2) { nodes { id } } } } }",
      ["articles"],
    ],
    ["{ articles { totalCount } }", ["articles"]],
    ['{ person(by: { slug: "joe-biden" }) { id articles(first: 2) { nodes { id } } } }', ["articles"]],
    [
      "{ people(first: 3) { nodes { id } } sources(first: 3) { nodes { id } } topics(first: 3) { totalCount } }",
      ["people", "sources", "topics"],
    ],
    ['{ topic(by: { slug: "iraq" }) { id parent { id } children(first: 2) { nodes { id } } } }', ["topics"]],
    ['{ article(by: { slug: "no-such-article" }) { id } }', ["articles"]],
    ['{ person(by: { slug: "no-such-person" }) { id } }', ["people"]],
    ["{ __typename }", []],
  ])("%s", async (query, lists) => {
    const { ids, keys, lists: named } = await keysOf(query)
    expect([...keys]).toEqual(expect.arrayContaining([...ids]))
    expect(named).toEqual(lists)
  })

  it("of a search are the search's too", async () => {
    const { lists } = await keysOf('{ articles(first: 2, filter: { search: "بايدن" }) { nodes { id } } }')
    expect(lists).toEqual(["articles", "search"])
  })

  it("of what somebody types are the search's", async () => {
    const { lists } = await keysOf('{ suggest(prefix: "باي") { text node { ... on Person { id } } } }')
    expect(lists).toEqual(["search"])
  })

  it("of facets are the articles', and the entities that are counted", async () => {
    const { ids, keys, lists } = await keysOf("{ articleFacets { people(first: 3) { node { id } count } } }")
    expect(ids.size).toBe(3)
    expect([...keys]).toEqual(expect.arrayContaining([...ids]))
    expect(lists).toEqual(["articles"])
  })

  it("name no row that the answer does not depend on", async () => {
    const { keys, ids } = await keysOf("{ people(first: 3) { nodes { id } } }")
    // One row more is read to know whether there is a next page.
    expect(keys.size).toBeLessThanOrEqual(ids.size + 2)
  })

  it("stay small, whatever is asked", async () => {
    const { keys } = await keysOf(
      "{ articles(first: 200) { nodes { id people(first: 20) { nodes { id } } topics(first: 20) { nodes { id } } citedSources(first: 20) { nodes { id } } } } }",
    )
    expect(keys.size).toBeLessThanOrEqual(120)
    expect([...keys].join(" ").length).toBeLessThanOrEqual(3_800)
  })
})

describe("keys that are too many", () => {
  const of = (counts: Record<string, number>) => {
    const reads = new Reads()
    reads.lists.add("articles")
    for (const [type, count] of Object.entries(counts))
      for (let i = 0; i < count; i++) reads.row(type as never, String(10n ** 18n + BigInt(i)))
    return surrogateKeys(reads)
  }

  it("give way to the name of the type with the most", () => {
    const keys = of({ Article: 90, Person: 40, Topic: 3 })
    expect(keys.slice(0, 2)).toEqual(["articles", "Article"])
    expect(keys).toHaveLength(2 + 43)
    expect(keys).toContain(encodeNodeId("Topic", String(10n ** 18n)))
  })

  it("give way one type after the other", () => {
    expect(of({ Article: 1_000, Person: 900, Source: 800, Topic: 700 })).toEqual([
      "articles",
      "Article",
      "Person",
      "Source",
      "Topic",
    ])
    for (const count of [1, 50, 90, 100, 103, 104, 120, 5_000])
      expect(of({ Article: count }).join(" ").length).toBeLessThanOrEqual(3_800)
  })
})
