import { beforeAll, expect, it } from "vitest"
import { rowId } from "../../../src/content/row-id.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import { appOver } from "../../server/http.ts"
import { get } from "../../serving/http/get.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { statementId, writeEvidence } from "../../support/evidence.ts"

// What is known of a text goes stale with its article; lists of statements have a key of their own.

const article = (i: number) => encodeNodeId("Article", rowId("article", `e-article-${i}`))
const person = encodeNodeId("Person", rowId("person", "e-person-1"))
const statement = encodeNodeId("Statement", statementId("e-article-1", 0))
const nobody = encodeNodeId("Statement", "1")

describeOnDatabases("surrogate keys of evidence", "seeded copy", (use) => {
  let app: ReturnType<typeof appOver>
  beforeAll(async () => {
    await writeEvidence(use().database)
    app = appOver(use().database)
  })
  const keysOf = async (query: string) => {
    const { headers, errors } = await get(app, query)
    expect(errors).toEqual([])
    return (headers.get("surrogate-key") ?? "").split(" ").filter(Boolean).toSorted()
  }

  it.each<[string, string[]]>([
    [`{ node(id: "${statement}") { id } }`, [article(1)]],
    [`{ node(id: "${nobody}") { id } }`, ["statements"]],
    [`{ node(id: "${encodeNodeId("Passage", "1.2")}") { id } }`, ["articles"]],
    ['{ statements(filter: { article: ["e-article-1"] }) { nodes { direct } } }', ["statements", article(1)]],
    ["{ statements { totalCount } }", ["statements"]],
    [`{ node(id: "${statement}") { ... on Statement { chain { person { slug } } } } }`, [article(1), person]],
    [
      '{ article(by: { slug: "e-article-1" }) { statements { nodes { evidence { text } } } passages { totalCount } } }',
      [article(1)],
    ],
    ['{ person(by: { slug: "e-person-1" }) { statements(first: 0) { totalCount } } }', ["statements", person]],
  ])("%s", async (query, keys) => {
    expect(await keysOf(query)).toEqual(keys.toSorted())
  })

  it("of mentions are whom they name, and the people's list where one is missing", async () => {
    const keys = await keysOf('{ article(by: { slug: "e-article-1" }) { mentions { totalCount } } }')
    expect(keys).toEqual(
      [
        article(1),
        person,
        encodeNodeId("Source", rowId("source", "e-source-1")),
        encodeNodeId("Topic", rowId("topic", "e-topic")),
        "people",
      ].toSorted(),
    )
  })
})
