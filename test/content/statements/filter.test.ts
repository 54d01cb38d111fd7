import fc from "fast-check"
import { beforeAll, expect, it } from "vitest"
import { rowId } from "../../../src/content/row-id.ts"
import type { AttributionStep } from "../../../src/evidence/annotation.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { EVIDENCE, EVIDENCE_PEOPLE, EVIDENCE_SOURCES, statementId, writeEvidence } from "../../support/evidence.ts"

// What a filter selects is compared with what a plain reading of its words selects; its pages join up in both directions.

interface Filter {
  article?: string[]
  person?: string[]
  source?: string[]
  role?: "SPEAKER" | "RELAY"
  direct?: boolean
  method?: "CURATED" | "EXTRACTED"
  unnamed?: boolean
  publishedAt?: { from?: string; until?: string }
}

const STATEMENTS = EVIDENCE.flatMap(({ slug, publishedAt, statements }) =>
  statements.map((statement, position) => ({ ...statement, slug, publishedAt, id: statementId(slug, position) })),
)
type Known = (typeof STATEMENTS)[number]

function selects(
  { article, person, source, role, direct, method, unnamed, publishedAt: range }: Filter,
  known: Known,
): boolean {
  const steps = known.chain.filter((_, place) => role === undefined || (role === "SPEAKER") === (place === 0))
  const stands = (of: "person" | "source", slugs: string[]) =>
    steps.some((step: AttributionStep) => slugs.some((slug) => step[of] === slug))
  const isUnnamed = known.chain[0]?.description !== undefined
  const { publishedAt } = known
  return (
    (!article || article.includes(known.slug)) &&
    (!person || stands("person", person)) &&
    (!source || stands("source", source)) &&
    steps.length > 0 &&
    (direct === undefined || known.direct === direct) &&
    (method === undefined || known.method === method) &&
    (unnamed === undefined || isUnnamed === unnamed) &&
    (!range ||
      (publishedAt !== null && publishedAt >= (range.from ?? "") && (range.until === undefined || publishedAt < range.until)))
  )
}

/** The newest first, undated ones last, ties by id. */
function compare(one: Known, other: Known): number {
  const [a, b] = [one.publishedAt ?? "", other.publishedAt ?? ""]
  if (a !== b) return a < b ? 1 : -1
  return BigInt(one.id) < BigInt(other.id) ? 1 : -1
}

const expected = (filter: Filter) =>
  STATEMENTS.filter((known) => selects(filter, known))
    .toSorted(compare)
    .map(({ id }) => encodeNodeId("Statement", id))

const MOMENTS = ["2021-04-07T12:00:00.000Z", "2021-05-06T00:00:00.000Z", "2021-05-18T00:00:00.000Z", "2030-01-01T00:00:00.000Z"]
const some = (slugs: readonly string[]) => fc.array(fc.constantFrom(...slugs, "nobody-has-this"), { maxLength: 3 })
const filters: fc.Arbitrary<Filter> = fc.record(
  {
    article: some(EVIDENCE.slice(0, 9).map(({ slug }) => slug)),
    person: some(EVIDENCE_PEOPLE),
    source: some(EVIDENCE_SOURCES),
    role: fc.constantFrom("SPEAKER", "RELAY"),
    direct: fc.boolean(),
    method: fc.constantFrom("CURATED", "EXTRACTED"),
    unnamed: fc.boolean(),
    publishedAt: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 })).map(
      ([from, span, open]): NonNullable<Filter["publishedAt"]> => ({
        ...(open === 0 ? {} : { from: MOMENTS[from] as string }),
        ...(open === 1 ? {} : { until: MOMENTS[Math.min(from + span + 1, 3)] as string }),
      }),
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Filter>

interface Page {
  nodes: { id: string }[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

const PAGE = "totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
const ARGUMENTS = "$first: Int, $last: Int, $after: String, $before: String"
const GIVEN = "first: $first, last: $last, after: $after, before: $before"

describeOnDatabases("the filter of statements", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeEvidence(use().database)
    client = testClient(use().database)
  })
  const read = async (filter: Filter, page: object) => {
    const query = `query (${ARGUMENTS}, $filter: StatementFilter) { statements(${GIVEN}, filter: $filter) { ${PAGE} } }`
    return (await client.data<{ statements: Page }>(query, { filter, ...page })).statements
  }
  const join = async (readPage: (page: object) => Promise<Page>, size: number, backward: boolean) => {
    const ids: string[] = []
    for (let cursor: string | null = null; ; ) {
      const { nodes, pageInfo }: Page = await readPage(
        backward ? { last: size, before: cursor } : { first: size, after: cursor },
      )
      if (backward) ids.unshift(...nodes.map(({ id }) => id))
      else ids.push(...nodes.map(({ id }) => id))
      if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return ids
      cursor = backward ? pageInfo.startCursor : pageInfo.endCursor
    }
  }

  it("selects what it says, counts it, and its pages join up in both directions", async () => {
    const property = fc.asyncProperty(
      filters,
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      async (filter, size, backward) => {
        const ids = await join((page) => read(filter, page), size, backward)
        expect(ids).toEqual(expected(filter))
        expect((await read(filter, { first: 0 })).totalCount).toBe(ids.length)
      },
    )
    await fc.assert(property, { numRuns: 60, seed: 7 })
  })

  it.each<[string, Filter, number]>([
    ["what is passed on", { role: "RELAY" }, 12 + 6],
    ["everything, for everything has a speaker", { role: "SPEAKER" }, STATEMENTS.length],
    ["whose speakers are not named", { unnamed: true }, 24 - 5],
    ["in quotation marks", { direct: true }, 24],
    ["what people wrote in", { method: "CURATED" }, 6],
    ["nobody's", { person: [] }, 0],
    ["a person's who stands in the chain twice, once", { person: ["e-person-0"], method: "CURATED" }, 6],
  ])("selects %s", async (_title, filter, count) => {
    expect((await read(filter, {})).totalCount).toBe(count)
    expect(expected(filter)).toHaveLength(count)
  })

  it("takes ids as well as slugs", async () => {
    const id = encodeNodeId("Person", rowId("person", "e-person-1"))
    expect(await read({ person: [id, "e-person-1"] }, {})).toEqual(await read({ person: ["e-person-1"] }, {}))
  })

  it.each<[string, "person" | "source", "SPEAKER" | "RELAY" | undefined]>([
    ["e-person-0", "person", undefined],
    ["e-person-0", "person", "RELAY"],
    ["e-person-1", "person", "SPEAKER"],
    ["e-source-0", "source", undefined],
    ["e-source-1", "source", "RELAY"],
    ["e-source-2", "source", "SPEAKER"],
  ])("is what the list of %s says (%s, %s)", async (slug, type, role) => {
    const ask = async (page: object) => {
      const query = `query (${ARGUMENTS}, $role: AttributionRole) { of: ${type}(by: { slug: "${slug}" }) { statements(${GIVEN}, role: $role) { ${PAGE} } } }`
      return (await client.data<{ of: { statements: Page } }>(query, { ...page, role })).of.statements
    }
    const wanted = expected({ [type]: [slug], ...(role ? { role } : {}) })
    expect(wanted.length).toBeGreaterThan(1)
    expect((await ask({})).totalCount).toBe(wanted.length)
    for (const backward of [false, true]) expect(await join(ask, 3, backward)).toEqual(wanted)
  })

  it.each<[string, object]>([
    ["an id of another type", { person: [encodeNodeId("Source", "1")] }],
    ["a passage for an article", { article: [encodeNodeId("Passage", "1.2")] }],
    ["a range the wrong way round", { publishedAt: { from: MOMENTS[2], until: MOMENTS[0] } }],
    ["too many", { source: Array.from({ length: 101 }, (_, i) => `s-${i}`) }],
    ["a role that is none", { role: "AUTHOR" }],
    ["a time that is none", { publishedAt: { from: "yesterday" } }],
  ])("refuses %s", async (_title, filter) => {
    const { errors = [] } = await client.query(
      "query ($filter: StatementFilter) { statements(filter: $filter) { totalCount } }",
      { filter },
    )
    expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"])
  })

  it.each(["first: 101", "last: -1", "first: 1, last: 1", 'after: "x"', 'before: "MXxwb3NpdGlvbnwxfDE"'])(
    "refuses (%s)",
    async (page) => {
      for (const query of [
        `{ statements(${page}) { totalCount } }`,
        `{ person(by: { slug: "e-person-0" }) { statements(${page}) { totalCount } } }`,
      ]) {
        const { errors = [] } = await client.query(query)
        expect(errors.map(({ extensions }) => extensions?.code)).toEqual(["BAD_USER_INPUT"])
      }
    },
  )
})
