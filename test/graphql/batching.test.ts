import sql from "sql-template-tag"
import { beforeAll, expect, it } from "vitest"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

// How many statements a query takes, and that nothing read for one request is kept for the next.

describeOnDatabases("batching", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const statements = async (query: string, variables = {}) => {
    await client.data(query, variables)
    return client.statements.length
  }

  it("reads equal arguments once, whatever the alias and the order in which they are written", async () => {
    expect(await statements("{ a: articles(first: 3) { nodes { id } } b: articles(first: 3) { nodes { id } } }")).toBe(1)
    expect(
      await statements(
        "query ($n: Int) { a: articles(first: 3, after: null) { nodes { id } } b: articles(first: $n) { nodes { id } } }",
        { n: 3 },
      ),
    ).toBe(1)
    expect(await statements("{ a: articles(first: 3) { nodes { id } } b: articles(first: 4) { nodes { id } } }")).toBe(2)
    expect(await statements("{ a: articles(first: 3) { nodes { id } pageInfo { endCursor } edges { cursor } } }")).toBe(1)
  })

  it("takes as many statements for many parents as for one", async () => {
    const query = (n: number) =>
      `{ articles(first: ${n}) { nodes { publisher { name } people(first: 3) { nodes { name names { value } } } topics { nodes { name parent { name } } } citedSources { totalCount } } } }`
    expect(await statements(query(60))).toBe(await statements(query(5)))
  })

  it("reads an article by id and by slug in one statement each, in any number", async () => {
    const { articles } = await client.data<{ articles: { nodes: { id: string; slug: string }[] } }>(
      "{ articles(first: 30) { nodes { id slug } } }",
    )
    const ids = articles.nodes.map(({ id }) => id)
    expect(await statements("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids: [...ids, ...ids] })).toBe(1)
    const slugs = articles.nodes.map(({ slug }, index) => `a${index}: article(by: { slug: ${JSON.stringify(slug)} }) { id }`)
    expect(await statements(`{ ${slugs.join(" ")} }`)).toBe(1)
  })

  it("counts without reading, and reads without counting", async () => {
    await client.data("{ articles { totalCount } }")
    expect(client.statements.map(({ text }) => / AS count /.test(text))).toEqual([true])
    await client.data("{ articles { nodes { id } } }")
    expect(client.statements.map(({ text }) => / AS count /.test(text))).toEqual([false])
  })

  it("reads the body only where it is asked for", async () => {
    await client.data("{ articles(first: 1) { nodes { headline } } }")
    expect(client.statements[0]?.text).not.toContain("a.body")
    const { articles } = await client.data<{ articles: { nodes: { text: string }[] } }>(
      "{ articles(first: 1) { nodes { ...F } } } fragment F on Article { text: body }",
    )
    expect(articles.nodes[0]?.text.length).toBeGreaterThan(10)
  })

  it("sees in the next request what was written since", async () => {
    const name = async () =>
      (await client.data<{ topic: { name: string } }>('{ topic(by: { slug: "iraq" }) { name } }')).topic.name
    const before = await name()
    await use().database.query(sql`UPDATE topics SET name_ar = 'اسم جديد' WHERE slug = 'iraq'`)
    expect(await name()).toBe("اسم جديد")
    await use().database.query(sql`UPDATE topics SET name_ar = ${before} WHERE slug = 'iraq'`)
    expect(await name()).toBe(before)
  })
})
