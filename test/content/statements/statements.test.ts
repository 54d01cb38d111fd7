import { beforeAll, expect, it } from "vitest"
import type { AttributionStep } from "../../../src/evidence/annotation.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { EVIDENCE, statementId, writeEvidence } from "../../support/evidence.ts"

const EVIDENCE_FIELDS = "text range { start end } passage { position range { start end } } article { slug body }"
const STATEMENT = `id direct method confidence evidence { ${EVIDENCE_FIELDS} } attribution { ${EVIDENCE_FIELDS} }
  chain { position person { slug } source { slug } description count anonymity }`

interface EvidenceData {
  text: string
  range: { start: number; end: number }
  passage: { position: number; range: { start: number; end: number } }
  article: { slug: string; body: string }
}

interface StatementData {
  id: string
  direct: boolean
  method: string
  confidence: number
  evidence: EvidenceData
  attribution: EvidenceData | null
  chain: { position: number; person: { slug: string } | null; source: { slug: string } | null; description: string | null }[]
}

const stepData = ({ person, source, ...rest }: AttributionStep, position: number) => ({
  position,
  person: person ? { slug: person } : null,
  source: source ? { slug: source } : null,
  description: rest.description ?? null,
  count: rest.count ?? null,
  anonymity: rest.anonymity ?? null,
})

describeOnDatabases("statements", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeEvidence(use().database)
    client = testClient(use().database)
  })
  const readAll = async () => {
    const { statements } = await client.data<{ statements: { totalCount: number; nodes: StatementData[] } }>(
      `{ statements(first: 100) { totalCount nodes { ${STATEMENT} } } }`,
    )
    return statements
  }

  it("stand in their article, in the order of the text, with all that is known of them", async () => {
    for (const { slug, statements } of EVIDENCE.slice(0, 6)) {
      const { article } = await client.data<{ article: { statements: { totalCount: number; nodes: StatementData[] } } }>(
        `query ($slug: String!) { article(by: { slug: $slug }) { statements { totalCount nodes { ${STATEMENT} } } } }`,
        { slug },
      )
      expect(article.statements.totalCount).toBe(statements.length)
      expect(article.statements.nodes).toMatchObject(
        statements.map(({ start, end, direct, method, confidence, attribution, chain }, position) => ({
          id: encodeNodeId("Statement", statementId(slug, position)),
          direct,
          method,
          confidence,
          evidence: { range: { start, end }, article: { slug } },
          attribution: attribution && { range: attribution },
          chain: chain.map(stepData),
        })),
      )
    }
  })

  it("have as evidence exactly what stands in the body, and the passage in which it begins", async () => {
    const { nodes, totalCount } = await readAll()
    expect(nodes).toHaveLength(totalCount)
    expect(totalCount).toBe(EVIDENCE.reduce((sum, { statements }) => sum + statements.length, 0))
    let overSeveral = 0
    for (const { evidence, attribution } of nodes)
      for (const { text, range, passage, article } of [evidence, ...(attribution ? [attribution] : [])]) {
        expect(text.length).toBeGreaterThan(0)
        expect(text).toBe(article.body.slice(range.start, range.end))
        expect(range.start).toBeGreaterThanOrEqual(passage.range.start)
        expect(range.start).toBeLessThan(passage.range.end)
        if (range.end > passage.range.end) overSeveral++
      }
    expect(overSeveral).toBe(6)
  })

  it("are found again by their ids", async () => {
    const { nodes } = await readAll()
    const again = await client.data(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Statement { ${STATEMENT} } } }`, {
      ids: nodes.map(({ id }) => id),
    })
    expect(again).toEqual({ nodes })
    const nobody = encodeNodeId("Statement", "1")
    expect(await client.data("query ($id: ID!) { node(id: $id) { id } }", { id: nobody })).toEqual({ node: null })
  })

  it("take as many statements to the database for many as for one, whoever the parent is", async () => {
    const nested = `statements(first: 3) { totalCount nodes { ${STATEMENT} } }`
    const count = async (query: string) => {
      await client.data(query)
      return client.statements.length
    }
    const counts = async (query: (first: number) => string) => [await count(query(2)), await count(query(24))] as const
    const filter = 'filter: { topic: ["e-topic"] }'
    // The list; its statements and their number, their chains, the articles, the bodies, people, sources.
    expect(await counts((first) => `{ articles(first: ${first}, ${filter}) { nodes { ${nested} } } }`)).toEqual([8, 8])
    const people = (first: number) => `{ people(first: ${first}, filter: { namePrefix: "متحدث" }) { nodes { ${nested} } } }`
    expect(await counts(people)).toEqual([8, 8])
    const sources = (first: number) => `{ sources(first: ${first}, filter: { namePrefix: "وكالة" }) { nodes { ${nested} } } }`
    expect(await counts(sources)).toEqual([8, 8])
    expect(await counts((first) => `{ statements(first: ${first}) { nodes { ${STATEMENT} } } }`)).toEqual([6, 6])
  })

  it("are counted without being read, and read without being counted or their texts", async () => {
    await client.data("{ statements { totalCount } }")
    expect(client.statements.map(({ text }) => /count\(\*\)/.test(text))).toEqual([true])
    await client.data("{ statements { nodes { id direct } } }")
    expect(client.statements.map(({ text }) => /count\(\*\)|body/.test(text))).toEqual([false])
  })
})
