import { type GraphQLObjectType, getOperationAST, isInterfaceType, isObjectType, parse } from "graphql"
import { describe, expect, it } from "vitest"
import { schema } from "../../src/content/schema.ts"
import { priceList } from "../../src/graphql/price.ts"
import { LENGTH } from "../../src/graphql/pricing/extensions.ts"

// What is worked out before a query runs is worked out quickly, whatever the query: here without limits before it.

const range = (length: number) => Array.from({ length }, (_, index) => index)
function listOf(text: string) {
  const document = parse(text)
  return priceList(schema, document, getOperationAST(document) as NonNullable<ReturnType<typeof getOperationAST>>)
}
const priceOf = (text: string, variables = {}) => listOf(text).price(variables)
const BEYOND = 1e6

describe("a price", () => {
  it("knows how long each list is that no argument bounds", () => {
    const fields = Object.values(schema.getTypeMap())
      .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !type.name.startsWith("__"))
      .flatMap((type) =>
        Object.values((type as GraphQLObjectType).getFields()).map((field) => ({
          ...field,
          place: `${type.name}.${field.name}`,
        })),
      )
    const unbounded = fields
      .filter(({ type }) => /\]!?$/.test(String(type)))
      .filter(({ place }) => !/Connection\.(nodes|edges)$/.test(place))
      .filter(({ args }) => !args.some(({ name }) => ["first", "ids"].includes(name)))
      .filter(({ extensions }) => typeof extensions[LENGTH] !== "number")
      .map(({ place }) => place)
    expect(unbounded).toEqual([])
  })

  it("counts a fragment where it is spread, under other names, and once where it asks for the same", () => {
    const fragment = "fragment F on Article { publisher { id } people(first: 3) { nodes { id } } }"
    const page = (name: string) => `${name}: articles(first: 10) { nodes { ...F } }`
    const one = priceOf(`{ ${page("a")} } ${fragment}`)
    expect(one).toBe(1 + 10 * (1 + 1 + 1 + 3))
    expect(priceOf(`{ ${page("a")} ${page("a")} } ${fragment}`)).toBe(one)
    expect(priceOf(`{ ${page("a")} ${page("b")} ${page("c")} } ${fragment}`)).toBe(3 * one)
    expect(
      priceOf(`{ a: articles(first: 10) { nodes { ...F ...F publisher { slug } ... on Article { ...F } } } } ${fragment}`),
    ).toBe(one)
  })

  it("counts a key as often as it stands", () => {
    const key = "k".repeat(50_000)
    expect(priceOf(`{ articles(first: 500) { nodes { ${key}: id } } }`)).toBeGreaterThan(75_000)
    expect(priceOf(`{ __schema { types { ${key}: name } } }`)).toBeGreaterThan(15_000)
    expect(priceOf(`{ a: __typename }`)).toBe(0)
  })

  it("of the schema is that of the objects that are told", () => {
    const types = Object.keys(schema.getTypeMap()).length
    expect(priceOf("{ __schema { types { name } } }")).toBe(10 * (1 + types))
    const fields = Object.keys(
      (schema.getQueryType() as NonNullable<ReturnType<typeof schema.getQueryType>>).getFields(),
    ).length
    expect(priceOf('{ __type(name: "Query") { fields { name } } }')).toBe(10 * (1 + fields))
    expect(priceOf("query ($n: String!) { __type(name: $n) { fields { name } } }", { n: "Query" })).toBe(10 * (1 + fields))
  })

  it.each<[string, string, object?]>([
    [
      "interfaces in their types",
      `{ __type(name: "Person") { ${"interfaces { possibleTypes { ".repeat(30)} name ${"} } ".repeat(30)} } }`,
    ],
    ["800 levels of the schema", `{ __schema { types { ${"fields { type { ".repeat(400)} name ${"} } ".repeat(400)} } } }`],
    [
      "a variable type, a thousand times",
      `query ($n: String!) { ${range(99)
        .map((i) => `a${i}: __type(name: $n) { ${"interfaces { possibleTypes { ".repeat(4)} a${i}: name ${"} } ".repeat(4)} }`)
        .join(" ")} }`,
      { n: "Person" },
    ],
    // Which selections stand together depends on the whole way there: there are 2^16 ways, each with a set of its own.
    [
      "selections that are put together anew on each way",
      `{ topics { nodes { ...S0x0 } } } ${range(16)
        .flatMap((level) =>
          range(level + 1).map((state) => {
            const next = `...S${level + 1}x${state + 1}`
            return `fragment S${level}x${state} on Topic { a: parent { ${next} } b: parent { ${next} ...S${level + 1}x0 } }`
          }),
        )
        .join(" ")} ${range(17)
        .map((state) => `fragment S16x${state} on Topic { slug }`)
        .join(" ")}`,
    ],
    ["a filter of 100,000 levels", "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }", deep(100_000)],
    [
      "a filter of 100,000 filters",
      "query ($f: ArticleFilter) { articles(filter: $f) { totalCount } }",
      { f: { and: Array(100_000).fill({}) } },
    ],
  ])("is beyond any limit, and known soon, for %s", (_what, text, variables = {}) => {
    const started = performance.now()
    expect(priceOf(text, variables)).toBeGreaterThan(BEYOND)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  it("is beyond any limit for 1,600 levels, of which no more are read than need be", () => {
    const { price, depth } = listOf(
      `{ articles ${"{ nodes { publisher { articles ".repeat(400)} { totalCount } ${"} } } ".repeat(400)} }`,
    )
    expect(price({})).toBeGreaterThan(BEYOND)
    expect(depth).toBe(101)
  })
})

function deep(levels: number): object {
  let filter: object = {}
  for (let level = 0; level < levels; level++) filter = { not: filter }
  return { f: filter }
}
