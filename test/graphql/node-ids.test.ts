import { beforeAll, expect, it } from "vitest"
import { rowId } from "../../src/content/row-id.ts"
import { encodeNodeId } from "../../src/graphql/node-id.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"

// Look-ups and filters read ids by one rule.

const ID = encodeNodeId("Person", rowId("person", "matthew-tueller"))
const QUERY = `query ($id: ID!) {
  node(id: $id) { __typename }
  person(by: { id: $id }) { slug }
  articles(first: 0, filter: { person: [$id] }) { totalCount }
  statements(first: 0, filter: { person: [$id] }) { totalCount }
}`
const FILTER = "query ($id: ID!) { articles(first: 0, filter: { person: [$id] }) { totalCount } }"

describeOnDatabases("ids", "seeded", (use) => {
  let client: TestClient
  let expected: Record<string, unknown>
  beforeAll(async () => {
    client = testClient(use().database)
    expected = await client.data(QUERY, { id: ID })
  })

  it("find the same by look-up and by filter", () => {
    expect(expected).toMatchObject({ person: { slug: "matthew-tueller" }, articles: { totalCount: expect.any(Number) } })
    expect((expected.articles as { totalCount: number }).totalCount).toBeGreaterThan(0)
  })

  it.each([`${ID}=`, `${ID}==`, ID.replaceAll("-", "+").replaceAll("_", "/")])("may be written %s", async (id) => {
    expect(await client.data(QUERY, { id })).toEqual(expected)
  })

  // What is no id is refused as one, and is a slug that nobody has where slugs are taken too.
  it.each([
    ` ${ID}`,
    `${ID} `,
    `${ID}\n`,
    `${ID}===`,
    `=${ID}`,
    `${ID.slice(0, 6)} ${ID.slice(6)}`,
    ID.toLowerCase(),
    `${ID}A`,
  ])("are not %j", async (id) => {
    for (const field of ["node(id: $id) { id }", "person(by: { id: $id }) { id }"]) {
      const { errors } = await client.query(`query ($id: ID!) { ${field} }`, { id })
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"])
    }
    expect(await client.data(FILTER, { id })).toEqual({ articles: { totalCount: 0 } })
  })

  it("of another type are refused in both, padded or not", async () => {
    const topic = encodeNodeId("Topic", rowId("topic", "iraq"))
    for (const id of [topic, `${topic}=`])
      for (const query of [FILTER, "query ($id: ID!) { person(by: { id: $id }) { id } }"])
        expect((await client.query(query, { id })).errors?.[0]?.message).toMatch(
          /^Expected the id of a Person, got the id of a Topic/,
        )
  })
})
