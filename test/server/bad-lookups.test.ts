import fc from "fast-check"
import { beforeAll, describe, expect, it } from "vitest"
import { rowId } from "../../src/content/row-id.ts"
import { encodeNodeId } from "../../src/graphql/node-id.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

// Ids and slugs that nobody has are null, and what can be none is refused; nothing of them reaches the log as a defect.

const PERSON_ID = encodeNodeId("Person", rowId("person", "joe-biden"))
const encoded = (text: string) => Buffer.from(text).toString("base64url")

const noIds = [
  "",
  "x",
  "1",
  "iraq",
  "\0",
  "\ud800",
  "مقال",
  encoded("Article:"),
  encoded("Article:x"),
  encoded("Article:-1"),
  encoded("Article:9223372036854775808"),
  encoded("article:1"),
  encoded("Article:1; DROP TABLE articles"),
  "A".repeat(100_000),
]
const noSlugs = ["", " ", "\0", "a\0b", "\ud800", "\udfff-", "'", "%", "{}", "a".repeat(100_000), "نن\u202e", "\uffff", "null"]

const bySlug =
  "query ($slug: String!) { article(by: { slug: $slug }) { id } person(by: { slug: $slug }) { id } source(by: { slug: $slug }) { id } topic(by: { slug: $slug }) { id } }"

describeOnDatabases("lookups of nothing", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })
  const codes = async (query: string, variables = {}) => {
    const { errors = [] } = await client.query(query, variables)
    return errors.map(({ extensions }) => extensions?.code)
  }

  it.each(noSlugs)("the slug %j is null", async (slug) => {
    expect(await client.data(bySlug, { slug })).toEqual({ article: null, person: null, source: null, topic: null })
  })

  it.each(noIds)("the id %j is refused", async (id) => {
    expect(await codes("query ($id: ID!) { node(id: $id) { id } }", { id })).toEqual(["BAD_USER_INPUT"])
    expect(await codes("query ($id: ID!) { article(by: { id: $id }) { id } }", { id })).toEqual(["BAD_USER_INPUT"])
  })

  it("refuses an id of another type, and says which", async () => {
    const { errors } = await client.query("query ($id: ID!) { article(by: { id: $id }) { id } }", { id: PERSON_ID })
    expect(errors?.[0]?.message).toContain("Expected the id of an Article, got the id of a Person")
    expect(await codes("query ($id: ID!) { node(id: $id) { id } }", { id: encoded("Name:1") })).toEqual(["BAD_USER_INPUT"])
  })

  it("finds nothing under an id that nobody has", async () => {
    for (const id of ["Person:1", "Article:0", "Topic:9223372036854775807", "Source:0007"])
      expect(await client.data("query ($id: ID!) { node(id: $id) { id } }", { id: encoded(id) })).toEqual({ node: null })
  })

  it.each(["{}", '{ id: "x", slug: "y" }', "{ slug: null }", "null"])("by: %s", async (by) => {
    const [code] = await codes(`{ article(by: ${by}) { id } }`)
    expect(code).toBe("GRAPHQL_VALIDATION_FAILED")
  })

  it.each([{}, { id: "x", slug: "y" }, { slug: null }, { slug: 5 }, "x", null])("by: $by = %j", async (by) => {
    expect(await codes("query ($by: ArticleBy!) { article(by: $by) { id } }", { by })).toEqual(["BAD_USER_INPUT"])
  })

  it("refuses 101 ids, and puts an error only where an id is malformed", async () => {
    const ids = Array.from({ length: 101 }, () => PERSON_ID)
    expect(await codes("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toEqual(["BAD_USER_INPUT"])
    const { data, errors } = await client.query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
      ids: [PERSON_ID, "x", encoded("Person:1")],
    })
    expect(data).toEqual({ nodes: [{ id: PERSON_ID }, null, null] })
    expect(errors?.map(({ path }) => path)).toEqual([["nodes", 1]])
  })

  describe("random texts", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.base64String(),
      fc.string().map((inner) => encoded(`2|Query.articles|newest|${inner}`)),
      fc
        .tuple(fc.constantFrom("Article", "Person", "Topic", "Source"), fc.string())
        .map(([type, id]) => encoded(`${type}:${id}`)),
    )
    // Each alone: an error in a field that is not nullable would hide what the others do.
    const fields = [
      "article(by: { slug: $text }) { id }",
      "person(by: { slug: $text }) { id }",
      "topic(by: { id: $id }) { id }",
      "node(id: $id) { id }",
      "nodes(ids: [$id, $id]) { id }",
      "articles(first: 1, after: $text) { nodes { id } }",
      "people(last: 1, before: $text) { nodes { id } }",
      'person(by: { slug: "joe-biden" }) { articles(after: $text) { nodes { id } } }',
      "articles(first: 1) { nodes { people(after: $text) { nodes { id } } } }",
    ]

    it("never make the server fail", async () => {
      const property = fc.asyncProperty(text, fc.constantFrom(...fields), async (value, field) => {
        const variables = field.includes("$id")
          ? "$id: ID!"
          : field.includes("by: { slug: $text")
            ? "$text: String!"
            : "$text: String"
        const { errors = [] } = await client.query(`query (${variables}) { ${field} }`, { text: value, id: value })
        for (const { extensions, message } of errors) expect(extensions?.code, message).toBe("BAD_USER_INPUT")
      })
      await fc.assert(property, { numRuns: 500, seed: 1_442 })
    })
  })
})
