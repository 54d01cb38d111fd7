import { type ExecutionResult, execute as executeByGraphql, type GraphQLError, parse, validate } from "graphql"
import { afterAll, beforeAll, expect, it } from "vitest"
import { type Context, createLoaders } from "../../src/context.ts"
import type { Database } from "../../src/db/database.ts"
import { execute } from "../../src/execution/execute.ts"
import { Failure } from "../../src/failure.ts"
import { selectedFields } from "../../src/graphql/selected-fields.ts"
import { createLogger } from "../../src/logger.ts"
import { schema } from "../../src/schema.ts"
import { Generator, randomOf } from "../limits/generate.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"

// Our executor and graphql-js give the same answer to whatever is asked, also where statements fail.

const QUERIES = 500

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

async function answers(query: string, database: Database, variables: Record<string, unknown> = {}) {
  const document = parse(query)
  const ask = (run: typeof execute) =>
    run({
      schema,
      document,
      variableValues: variables,
      contextValue: {
        requestId: "test",
        log: createLogger("silent", false),
        loaders: createLoaders(database, selectedFields(document)),
        embeddings: new Map(),
      } satisfies Context,
    })
  const [ours, theirs] = [await ask(execute), await ask(executeByGraphql as typeof execute)]
  return [told(ours, theirs), told(theirs, ours)] as const
}

/**
 * An answer to compare with another. Errors in the order of their paths, since which comes first depends on which statement ends first;
 * without those that the other lacks because a part of the answer around them was null before: the specification leaves open whether
 * they are told.
 */
function told({ data, errors = [] }: ExecutionResult, other: ExecutionResult) {
  const textOf = ({ path, message, locations }: GraphQLError) => JSON.stringify([path, message, locations])
  const others = new Set(other.errors?.map(textOf))
  const list = errors.filter((error) => others.has(textOf(error)) || !isWithinNull(data, error.path ?? []))
  return { data: JSON.stringify(data), errors: list.map(textOf).toSorted() }
}

function isWithinNull(data: unknown, path: readonly (string | number)[]): boolean {
  let value = data
  for (const key of path) {
    if (value == null) return true
    value = (value as Record<string | number, unknown>)[key]
  }
  return false
}

async function compareMany(seed: number, database: Database) {
  const random = randomOf(seed)
  const generator = new Generator(schema, random, texts)
  const seen = { same: 0, withErrors: 0 }
  for (let count = 0; count < QUERIES; count++) {
    const query = generator.query()
    if (validate(schema, parse(query)).length > 0) continue
    const [ours, theirs] = await answers(query, database)
    expect(ours, query).toEqual(theirs)
    seen.same++
    if (ours.errors.length > 0) seen.withErrors++
  }
  return seen
}

it("are given to generated queries", async () => {
  const { same } = await compareMany(20_261_125, opened.database)
  expect(same).toBeGreaterThan(QUERIES / 4)
})

it("are given where statements fail", async () => {
  const { withErrors } = await compareMany(7, failing(opened.database, 3))
  expect(withErrors).toBeGreaterThan(QUERIES / 20)
})

const CONDITIONS = `query ($a: Boolean!, $b: Boolean = false) {
  articles(first: 2) { nodes { slug @skip(if: $a) ...More @include(if: $b) } ... on ArticleConnection @include(if: $a) { totalCount } }
}
fragment More on Article { slug people(first: 1) { nodes { slug @include(if: true) name @skip(if: true) } } }`

it.each([{ a: true, b: true }, { a: true }, { a: false, b: true }, { a: false }, { b: true }, { a: "x" }])(
  "are given under the conditions %j",
  async (variables) => {
    const [ours, theirs] = await answers(CONDITIONS, opened.database, variables)
    expect(ours).toEqual(theirs)
  },
)

it.each([
  "{ __schema { queryType { name } } articles(first: 1) { nodes { slug } } }",
  "{ articles(first: 1) { nodes { __proto__: slug __typename } } __typename }",
  "{ nodes(ids: []) { id ... on Article { slug } ... on Named { name names { value } } } }",
  "query A { articles(first: 1) { totalCount } } query B { topics(first: 1) { totalCount } }",
  "query ($size: Int = 2) { a: articles(first: $size) { nodes { slug } } b: articles(first: $size) { nodes { id slug } } }",
])("are given to %s", async (query) => {
  const [ours, theirs] = await answers(query, opened.database)
  expect(ours).toEqual(theirs)
})
