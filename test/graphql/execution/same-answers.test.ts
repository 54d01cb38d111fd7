import { execute as executeByGraphql, getIntrospectionQuery, parse, validate } from "graphql"
import { afterAll, beforeAll, expect, it } from "vitest"
import { schema } from "../../../src/content/schema.ts"
import type { Database } from "../../../src/db/database.ts"
import { Failure } from "../../../src/failure.ts"
import { execute } from "../../../src/graphql/execution/execute.ts"
import { type Asked, Generator } from "../../fuzz/generate.ts"
import { openTestDatabase, type TestDatabase } from "../../support/databases.ts"
import { compare } from "./compare.ts"

// Our executor and graphql-js give the same answer to whatever is asked, also where statements fail.

// `npm run fuzz` compares more, from another seed each time.
const QUERIES = Number(process.env.FUZZ_QUERIES ?? 500)
const SEED = Number(process.env.FUZZ_SEED ?? 20_261_125)

const range = (length: number) => Array.from({ length }, (_, index) => index)

let opened: TestDatabase
let texts: string[]
beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
  const rows = await opened.database.query<{ slug: string }>({
    text: "SELECT slug FROM people UNION SELECT slug FROM topics UNION (SELECT slug FROM articles LIMIT 5)",
    values: [],
  } as never)
  texts = [...rows.map(({ slug }) => slug), "العراق", "Biden", "ar", "x"]
})
afterAll(() => opened.close())

/** A database some of whose statements fail, always the same ones. */
function failing(database: Database, every: number): Database {
  const query: Database["query"] = (statement) => {
    const sum = [...statement.text].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 1_000_003, 0)
    return sum % every === 0 ? Promise.reject(new Failure("DATABASE_UNAVAILABLE", "gone")) : database.query(statement)
  }
  return { ...database, query }
}

async function compareMany(seed: number, database: Database) {
  const generator = new Generator(schema, seed, texts)
  const seen = { same: 0, withErrors: 0 }
  for (let count = 0; count < QUERIES; count++) {
    const asked = generator.asked()
    if (validate(schema, parse(asked.query)).length > 0) continue
    const { ours, theirs, left } = await compare(asked, database, opened.database)
    expect({ ...ours, left }, JSON.stringify(asked)).toEqual({ ...theirs, left: [] })
    seen.same++
    if (ours.errors.length > 0) seen.withErrors++
  }
  return seen
}

it(`are given to generated queries, seed ${SEED}`, { timeout: 60_000 + QUERIES * 100 }, async () => {
  const { same } = await compareMany(SEED, opened.database)
  expect(same).toBeGreaterThan(QUERIES / 4)
})

it("are given where statements fail", { timeout: 60_000 + QUERIES * 100 }, async () => {
  const { withErrors } = await compareMany(SEED + 1, failing(opened.database, 3))
  expect(withErrors).toBeGreaterThan(QUERIES / 20)
})

const CONDITIONS = `query ($a: Boolean!, $b: Boolean = false) {
  articles(first: 2) { nodes { slug @skip(if: $a) ...More @include(if: $b) } ... on ArticleConnection @include(if: $a) { totalCount } }
}
fragment More on Article { slug people(first: 1) { nodes { slug @include(if: true) name @skip(if: true) } } }`

it.each([{ a: true, b: true }, { a: true }, { a: false, b: true }, { a: false }, { b: true }, { a: "x" }])(
  "are given under the conditions %j",
  async (variables) => {
    await expectSame({ query: CONDITIONS, variables })
  },
)

async function expectSame(asked: Asked, database = opened.database) {
  const { ours, theirs, left } = await compare(asked, database, opened.database)
  expect(ours).toEqual(theirs)
  expect(left).toEqual([])
}

it.each([
  "{ __schema { queryType { name } } articles(first: 1) { nodes { slug } } }",
  '{ kind: __type(name: "Article") { fields(includeDeprecated: true) { name type { name ofType { name } } } } __typename articles { totalCount } }',
  "{ articles(first: 1) { nodes { __proto__: slug __typename } } __typename }",
  "{ __proto__: articles(first: 1) { constructor: totalCount nodes { toString: slug __proto__: publisher { __proto__: slug } } } }",
  "{ nodes(ids: []) { id ... on Article { slug } ... on Named { name names { value } } } }",
  "query ($size: Int = 2) { a: articles(first: $size) { nodes { slug } } b: articles(first: $size) { nodes { id slug } } }",
])("are given to %s", async (query) => {
  await expectSame({ query, variables: {} })
})

it("are given to the query for the whole schema", async () => {
  await expectSame({ query: getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }), variables: {} })
})

// Each of these ended the process by a promise that graphql-js had left behind.
const BAD_ORDER = "topics(first: 20) { nodes { parent { slug } articles(orderBy: {field: RELEVANCE}) { totalCount } } }"
const FIVE = range(5)
it.each([
  ["beside a question for the schema", `{ __schema { queryType { name } } ${BAD_ORDER} }`, {}],
  ["beside a question for a type", `{ __type(name: "Topic") { name } ${BAD_ORDER} }`, {}],
  ["beside the key __proto__", `{ __proto__: __typename ${BAD_ORDER} }`, {}],
  [
    "under five conditions",
    `query (${FIVE.map((i) => `$c${i}: Boolean!`).join(" ")}) { ${FIVE.map((i) => `a${i}: __typename @skip(if: $c${i})`).join(" ")} ${BAD_ORDER} }`,
    Object.fromEntries(FIVE.map((i) => [`c${i}`, i % 2 === 0])),
  ],
])("leave no promise behind %s", async (_where, query, variables) => {
  await expectSame({ query, variables })
  await expectSame({ query, variables }, failing(opened.database, 2))
})

it("are given under more conditions than plans are kept for", async () => {
  const names = range(8)
  const query = `query (${names.map((i) => `$c${i}: Boolean = false`).join(" ")}) { articles(first: 1) { nodes { slug ${names
    .map((i) => `a${i}: headline @include(if: $c${i})`)
    .join(" ")} } } }`
  for (let values = 0; values < 40; values++) {
    const variables = Object.fromEntries(names.map((i) => [`c${i}`, ((values * 7) >> i) % 2 === 1]))
    await expectSame({ query, variables })
  }
})

it.each([
  ["of a name that it has not", "query A { __typename }", "B"],
  ["of an empty name", "query A { __typename }", ""],
  ["of one of two", "query A { a: __typename } query B { b: __typename }", "B"],
  ["of no name where there are two", "query A { a: __typename } query B { b: __typename }", null],
  ["of none", "fragment F on Query { __typename }", null],
])("are given to the operation %s", async (_which, query, operationName) => {
  const args = { schema, document: parse(query), operationName }
  const [ours, theirs] = [await execute(args), await executeByGraphql(args)]
  // Which operations there are is said in our own words (test/server/bad-requests.test.ts).
  expect({ data: ours.data, errors: ours.errors?.length }).toEqual({ data: theirs.data, errors: theirs.errors?.length })
})

it("does not take a condition from what every object has", async () => {
  const query = "query ($__proto__: Boolean!) { articles(first: 1) @skip(if: $__proto__) { totalCount } }"
  await expectSame({ query, variables: JSON.parse('{ "__proto__": true }') })
})
