import sql from "sql-template-tag"
import { beforeAll, expect, it } from "vitest"
import { rowId } from "../../../src/content/row-id.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { EVIDENCE, writeEvidence } from "../../support/evidence.ts"

interface PassageData {
  id: string
  kind: string
  position: number
  text: string
  range: { start: number; end: number }
  article: { body: string }
}

interface PassagesPage {
  nodes: PassageData[]
  edges: { cursor: string; node: { position: number } }[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null }
}

const FIELDS = "id kind position text range { start end } article { body }"
const encoded = (text: string) => Buffer.from(text).toString("base64url")

describeOnDatabases("passages", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeEvidence(use().database)
    client = testClient(use().database)
  })

  const read = async (slug: string, page = "") => {
    const data = await client.data<{ article: { passages: PassagesPage } }>(
      `query ($slug: String!) { article(by: { slug: $slug }) { passages${page && `(${page})`} { nodes { ${FIELDS} } edges { cursor node { position } }
        totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } } }`,
      { slug },
    )
    return data.article.passages
  }
  const refusals = async (query: string, variables = {}) => {
    const { errors = [] } = await client.query(query, variables)
    return errors.map(({ extensions }) => extensions?.code)
  }

  it("are the headings and paragraphs of the body, in order", async () => {
    const { nodes, totalCount } = await read("e-article-3")
    expect(totalCount).toBe(6)
    expect(nodes.map(({ kind }) => kind)).toEqual(["HEADING", "PARAGRAPH", "PARAGRAPH", "HEADING", "PARAGRAPH", "PARAGRAPH"])
    expect(nodes.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5])
    for (const { text, range, article } of nodes) expect(article.body.slice(range.start, range.end)).toBe(text)
    expect(nodes.map(({ text }) => text).join("\n\n")).toBe(EVIDENCE[3]?.body)
  })

  it.each([1, 2, 4, 5, 6, 7])("join up from pages of %i", async (size) => {
    const positions: number[] = []
    for (let after: string | null = null; ; ) {
      const { edges, pageInfo } = await read("e-article-0", `first: ${size}${after ? `, after: "${after}"` : ""}`)
      positions.push(...edges.map(({ node }) => node.position))
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      if (!pageInfo.hasNextPage) break
      after = pageInfo.endCursor
    }
    expect(positions).toEqual([0, 1, 2, 3, 4, 5])
  })

  it("of a page of none are none", async () => {
    expect(await read("e-article-0", "first: 0")).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, endCursor: null } })
  })

  it("are found again by their ids, in one statement for all articles", async () => {
    const { nodes } = await client
      .data<{ articles: { nodes: { passages: PassagesPage }[] } }>(
        `{ articles(first: 5, filter: { topic: ["e-topic"] }) { nodes { passages { nodes { ${FIELDS} } edges { cursor node { position } } totalCount pageInfo { hasNextPage hasPreviousPage endCursor } } } } }`,
      )
      .then(({ articles }) => ({ nodes: articles.nodes.flatMap(({ passages }) => passages.nodes) }))
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(30)
    const again = await client.data("query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Passage { text position } } }", {
      ids: nodes.map(({ id }) => id),
    })
    expect(again).toEqual({ nodes: nodes.map(({ id, text, position }) => ({ id, text, position })) })
    expect(client.statements).toHaveLength(1)
  })

  it("are gone with their words", async () => {
    const article = rowId("article", "e-article-9")
    const id = (await read("e-article-9")).nodes[1]?.id
    const again = "query ($id: ID!) { node(id: $id) { id } }"
    expect(await client.data(again, { id })).toEqual({ node: { id } })
    await use().database.query(sql`UPDATE articles SET body = replace(body, 'سالم', 'سليم') WHERE id = ${article}::bigint`)
    expect(await client.data(again, { id })).toEqual({ node: null })
    await use().database.query(sql`UPDATE articles SET body = replace(body, 'سليم', 'سالم') WHERE id = ${article}::bigint`)
  })

  it.each([
    "Passage:1",
    "Passage:1.",
    "Passage:.1",
    "Passage:1.2.3",
    "Passage:1.9223372036854775808",
    "Article:1.2",
    "Statement:1.2",
    "Passage:x.1",
    "Passage:1.-2",
  ])("have no id like %s", async (id) => {
    expect(await refusals("query ($id: ID!) { node(id: $id) { id } }", { id: encoded(id) })).toEqual(["BAD_USER_INPUT"])
    expect(await refusals("query ($id: ID!) { article(by: { id: $id }) { id } }", { id: encoded(id) })).toEqual([
      "BAD_USER_INPUT",
    ])
  })

  it("are not found under ids that nobody has, and are no articles", async () => {
    for (const id of ["Passage:1.2", `Passage:${rowId("article", "e-article-0")}.1`])
      expect(await client.data("query ($id: ID!) { node(id: $id) { id } }", { id: encoded(id) })).toEqual({ node: null })
    const id = (await read("e-article-0")).nodes[0]?.id
    expect(await refusals("query ($id: ID!) { article(by: { id: $id }) { id } }", { id })).toEqual(["BAD_USER_INPUT"])
    expect(await refusals("query ($id: ID!) { statements(filter: { article: [$id] }) { totalCount } }", { id })).toEqual([
      "BAD_USER_INPUT",
    ])
    expect(encodeNodeId("Passage", "1.2")).toBe(encoded("Passage:1.2"))
  })

  it.each([
    "first: -1",
    "first: 101",
    'after: "x"',
    `after: "${encoded("2|Query.articles|newest|1|2021-01-01T00:00:00.000Z")}"`,
    `after: "${encoded("2|Article.passages|position|0|x")}"`,
  ])("refuse (%s)", async (page) => {
    expect(await refusals(`{ article(by: { slug: "e-article-0" }) { passages(${page}) { totalCount } } }`)).toEqual([
      "BAD_USER_INPUT",
    ])
  })

  it("take one statement for any number of articles, and lists carry no bodies for them", async () => {
    for (const first of [2, 20]) {
      await client.data(
        `{ articles(first: ${first}, filter: { topic: ["e-topic"] }) { nodes { passages(first: 3) { totalCount nodes { id text mentions { confidence } } } } } }`,
      )
      const bodies = client.statements.filter(({ text }) => text.includes("a.body"))
      expect(bodies).toHaveLength(1)
      expect(bodies[0]?.text).not.toContain("LIMIT")
      // The articles, their bodies, their mentions, and who is mentioned: people, sources, topics.
      expect(client.statements).toHaveLength(6)
    }
  })
})
