import { afterAll, beforeAll, expect, it } from "vitest"
import { schema } from "../../src/schema.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { openTestDatabase, type TestDatabase } from "../support/databases.ts"
import { Generator, randomOf } from "./generate.ts"

// Whatever is asked, valid or broken, is answered or refused with a code; nothing is ever a defect.

const QUERIES = 20_000
const SEED = Number(process.env.FUZZ_SEED ?? 20_260_409)

interface Answer {
  data?: unknown
  errors?: { message: string; extensions?: { code?: string } }[]
}

let opened: TestDatabase
let client: TestClient
let texts: string[]

beforeAll(async () => {
  opened = await openTestDatabase("PGlite", "seeded")
  client = testClient(opened.database)
  texts = [...PLAIN, ...(await realTexts())]
})
afterAll(() => opened.close())

const forged = (text: string) => Buffer.from(text).toString("base64url")
const PLAIN = [
  ...[
    "",
    "ا",
    "العراق",
    "Biden",
    "بايدن -ترمب",
    '"الحوار الاستراتيجي"',
    "ابر*",
    "نيسان",
    "3",
    "Tueler",
    "-x",
    "!؟",
    "iraq",
    "joe-biden",
    "ar",
    "IQ",
  ],
  ...["\0", "\u202e", "ﷺ", "😀", "'; --", "\\", "%_", "x".repeat(1_001), "و ".repeat(40)],
  ...[
    "1|search|1|4 PERSON a",
    "1|search|1|2 ARTICLE -infinity",
    "1|relevance|1|3 2021-01-01T00:00:00.000Z",
    "1|relevance|1|3 x",
    "1|newest|5|-infinity",
  ].map(forged),
  ...[
    "1|oldest|5|2021-01-01T00:00:00.000Z",
    "1|name-ar|5|ا",
    "1|name-en-desc|5|",
    "1|position|5|1",
    "1|position|5|99999999999",
    "1|newest|x|now",
    "9|9|9|9",
  ].map(forged),
  ...["Article:1", "Person:0", "Nobody:1", "Topic:99999999999999999999"].map(forged),
]

/** Ids, slugs and cursors that are really there. */
async function realTexts(): Promise<string[]> {
  const data = await client.data<Record<string, { edges: { cursor: string; node: { id: string; slug: string } }[] }>>(
    `{ ${["articles", "people", "sources", "topics"].map((list) => `${list}(first: 2) { edges { cursor node { id slug } } }`).join(" ")}
      asc: articles(first: 2, orderBy: { field: PUBLISHED_AT, direction: ASC }) { edges { cursor node { id slug } } }
      found: articles(first: 2, filter: { search: "العراق" }, orderBy: { field: RELEVANCE }) { edges { cursor node { id slug } } } }`,
  )
  const { search } = await client.data<{ search: { edges: { cursor: string }[] } }>(
    '{ search(query: "العراق") { edges { cursor } } }',
  )
  const lists = Object.values(data).flatMap(({ edges }) => edges.flatMap(({ cursor, node }) => [cursor, node.id, node.slug]))
  return [...lists, ...search.edges.map(({ cursor }) => cursor)]
}

async function send(query: string): Promise<{ status: number; text: string }> {
  const response = await client.app.fetch("http://isnad.test/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, text: await response.text() }
}

/** What is wrong with an answer; `null` where nothing is. */
function faultOf({ status, text }: { status: number; text: string }): string | null {
  if (status >= 500) return `status ${status}`
  const { data, errors } = JSON.parse(text) as Answer
  if (data === undefined && !errors) return "neither data nor errors"
  const bad = errors?.find(({ extensions }) => !extensions?.code || extensions.code === "INTERNAL_SERVER_ERROR")
  return bad ? `an error with the code ${bad.extensions?.code}: ${bad.message}` : null
}

it(`answers or refuses ${QUERIES} queries, seed ${SEED}`, { timeout: 150_000 }, async () => {
  const random = randomOf(SEED)
  const generator = new Generator(schema, random, texts)
  const seen = { answered: 0, partly: 0, refused: 0 }
  const faults: string[] = []
  for (let count = 0; count < QUERIES; count++) {
    const query = random() < 0.7 ? generator.query() : generator.broken(generator.query())
    const answer = await send(query)
    const fault = faultOf(answer)
    if (fault) faults.push(`query ${count} of seed ${SEED}: ${fault}\n${query}`)
    if (faults.length >= 20) break
    const { data, errors } = JSON.parse(answer.text) as Answer
    seen[data === undefined ? "refused" : errors ? "partly" : "answered"]++
  }
  expect(faults).toEqual([])
  expect(seen.answered).toBeGreaterThan(QUERIES / 5)
  expect(seen.refused).toBeGreaterThan(QUERIES / 10)
})
