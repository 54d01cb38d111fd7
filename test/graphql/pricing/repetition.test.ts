import { parse } from "graphql"
import { beforeAll, describe, expect, it } from "vitest"
import { repeatedTooOften } from "../../../src/graphql/pricing/repetition.ts"
import { DEFAULT_LIMITS } from "../../../src/serving/plugins/limits/documents.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { knownQueries } from "../../support/queries.ts"

// What validation would compare is counted before: documents that repeat one field or spread many fragments in one place.

const times = (count: number, part: (index: number) => string) => Array.from({ length: count }, (_, at) => part(at)).join(" ")
const components = (count: number) =>
  `{ articles { nodes { ${times(count, (i) => `...P${i}`)} } } }
  ${times(count, (i) => `fragment P${i} on Article { id headline publisher { id name ...L } people { nodes { ...L } } }`)}
  fragment L on Named { slug name }`

const REPEATED: [string, string, string][] = [
  [
    "fields with the same selections",
    `{ articles { edges { node { ${times(230, () => "publisher { id }")} } } } }`,
    '"publisher" 230 times',
  ],
  ["fields that conflict", `{ articles { ${times(330, () => "nodes { x: id x: slug }")} } }`, '"nodes" 330 times'],
  ["a list of the root", `{ ${times(700, () => "articles { nodes { id } }")} }`, '"articles" 700 times'],
  ["a field that has nothing below it", `{ ${times(1_500, () => "__typename")} }`, '"__typename" 1500 times'],
  ["fragments without a name", `{ ${times(1_000, () => "... { __typename }")} }`, '"__typename" 1000 times'],
  [
    "a long chain of levels",
    `{ ${times(195, () => "stories { nodes { articles { nodes { publisher { id } } } } }")} }`,
    '"stories" 195 times',
  ],
  ["fields with other arguments", `{ ${times(550, (i) => `labels(of: X${i}) { value }`)} }`, '"labels" 550 times'],
  [
    "fragments that spread another",
    `{ articles { ${times(180, (i) => `...F${i}`)} } } ${times(180, (i) => `fragment F${i} on ArticleConnection { nodes { id ...G } }`)} fragment G on Article { slug publisher { id } }`,
    '"nodes" 180 times',
  ],
  ["fragments that nobody has written", `{ ${times(1_500, (i) => `...F${i}`)} }`, "1500 fragments"],
  [
    "fields that double at each level",
    `{ articles { ${Array.from({ length: 5 }).reduce<string>((inner) => times(3, () => `nodes { publisher { articles { ${inner} } } }`), "totalCount")} } }`,
    '"nodes"',
  ],
  [
    "a fragment whose name another has",
    `{ ...F } fragment F on Query { ${times(300, () => "articles { totalCount }")} } fragment F on Query { __typename }`,
    '"articles" 300 times',
  ],
  [
    "what no operation uses",
    `{ __typename } fragment F on Query { ${times(300, () => "articles { totalCount }")} }`,
    '"articles" 300 times',
  ],
]

describe("what stands too often in one place", () => {
  it.each(REPEATED)("%s", (_title, text, what) => {
    expect(repeatedTooOften(parse(text))).toContain(what)
  })

  it("is not what sixty components ask, each of the same article", () => {
    expect(repeatedTooOften(parse(components(60)))).toBeNull()
    expect(repeatedTooOften(parse(components(200)))).not.toBeNull()
  })

  it("is none of the queries that Isnad shows and sends", () => {
    for (const { place, document } of knownQueries()) expect(repeatedTooOften(document), place).toBeNull()
  })

  it("is not a chain of four hundred fragments, which are compared with nothing", () => {
    const chain = times(400, (i) => `fragment F${i} on Query { ${i < 399 ? `...F${i + 1}` : "__typename"} }`)
    expect(repeatedTooOften(parse(`{ ...F0 } ${chain}`))).toBeNull()
  })

  it("is not a circle of fragments, which validation tells", () => {
    const circle = "{ ...A } fragment A on Query { articles { ...B } } fragment B on ArticleConnection { nodes { ...B } ...B }"
    expect(repeatedTooOften(parse(circle))).toBeNull()
  })
})

describeOnDatabases("a document that takes long to validate", "seeded", (use) => {
  let client: TestClient
  beforeAll(() => {
    client = testClient(use().database)
  })

  it.each(REPEATED)("is refused before: %s", async (_title, query, what) => {
    for (const _again of [1, 2]) {
      const { errors, data } = await client.query(query)
      expect(errors).toEqual([expect.objectContaining({ message: expect.stringContaining(`got ${what}`) })])
      expect(errors?.[0]?.extensions?.code).toBe("QUERY_TOO_COMPLEX")
      expect(data).toBeUndefined()
    }
  })

  it("has the mistakes that were found, and a last line that says that there are more", async () => {
    for (const query of [
      `{ ${times(1_500, (i) => `f${i}`)} }`,
      `query (${times(1_200, (i) => `$v${i}: Int`)}) { __typename }`,
    ]) {
      const { errors = [] } = await client.query(query)
      expect(errors).toHaveLength(100)
      expect(errors.at(-1)?.message).toBe(
        "Left out here: further mistakes. Mend those that are listed, and send the document again.",
      )
      expect(new Set(errors.map(({ extensions }) => extensions?.code))).toEqual(new Set(["GRAPHQL_VALIDATION_FAILED"]))
    }
  })

  it("is told as too much where validation itself stops", async () => {
    const filters = times(600, () => "{ search: $a }")
    const query = `${times(115, (i) => `query Q${i}($a: String) { ...F }`)} fragment F on Query { articles(filter: { or: [${filters}] }) { totalCount } }`
    const response = await client.app.fetch("http://isnad.test/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, operationName: "Q1" }),
    })
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(["QUERY_TOO_COMPLEX"])
  })

  it("has comments without end, which are read into memory", async () => {
    const { tokens } = DEFAULT_LIMITS
    expect((await client.query(`${"#\n".repeat(tokens)}{ __typename }`)).errors).toBeUndefined()
    const { errors } = await client.query(`${" #,\r".repeat(tokens + 1)}{ __typename }`)
    expect(errors?.map(({ message }) => message)).toEqual([`Expected at most ${tokens} lines of comments, got more.`])
  })
})
