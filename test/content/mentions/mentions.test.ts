import { beforeAll, expect, it } from "vitest"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { EVIDENCE, GONE, writeEvidence } from "../../support/evidence.ts"

interface MentionData {
  entity: { __typename: string; slug: string }
  evidence: {
    text: string
    range: { start: number; end: number }
    passage: { id: string; position: number }
    article: { slug: string }
  }
  method: string
  confidence: number
}

const MENTION = `entity { __typename ... on Person { slug } ... on Source { slug } ... on Topic { slug } } method confidence
  evidence { text range { start end } passage { id position } article { slug } }`

describeOnDatabases("mentions", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeEvidence(use().database)
    client = testClient(use().database)
  })
  const read = async () => {
    const { articles } = await client.data<{
      articles: {
        nodes: {
          slug: string
          body: string
          mentions: { totalCount: number; nodes: MentionData[] }
          passages: { nodes: { id: string; mentions: MentionData[] }[] }
        }[]
      }
    }>(
      `{ articles(first: 24, filter: { topic: ["e-topic"] }) { nodes { slug body mentions { totalCount nodes { ${MENTION} } } passages { nodes { id mentions { ${MENTION} } } } } } }`,
    )
    return articles.nodes
  }

  it("are those of the annotation, in the order of the text, without who is gone", async () => {
    const types = { person: "Person", source: "Source", topic: "Topic" }
    const articles = await read()
    expect(articles).toHaveLength(EVIDENCE.length)
    for (const { slug, mentions } of articles) {
      const stored = EVIDENCE.find((article) => article.slug === slug)?.mentions ?? []
      const kept = stored.filter(({ entity }) => entity.slug !== GONE)
      expect(mentions.totalCount).toBe(3)
      expect(mentions.nodes).toMatchObject(
        kept.map(({ entity, start, end, method, confidence }) => ({
          entity: { __typename: types[entity.kind], slug: entity.slug },
          evidence: { range: { start, end }, article: { slug } },
          method,
          confidence,
        })),
      )
    }
  })

  it("have as evidence exactly what stands in the body", async () => {
    for (const { body, mentions } of await read())
      for (const { evidence } of mentions.nodes)
        expect(evidence.text).toBe(body.slice(evidence.range.start, evidence.range.end))
  })

  it("belong to the passage in which they begin", async () => {
    for (const { mentions, passages } of await read()) {
      expect(passages.nodes.flatMap((passage) => passage.mentions)).toEqual(mentions.nodes)
      for (const passage of passages.nodes)
        for (const { evidence } of passage.mentions) expect(evidence.passage.id).toBe(passage.id)
    }
  })

  it("are none where nothing is known of a text", async () => {
    const { articles } = await client.data<{ articles: { nodes: { mentions: object }[] } }>(
      '{ articles(first: 3, filter: { not: { topic: ["e-topic"] } }) { nodes { mentions { totalCount nodes { confidence } pageInfo { hasNextPage endCursor } } } } }',
    )
    for (const { mentions } of articles.nodes)
      expect(mentions).toEqual({ totalCount: 0, nodes: [], pageInfo: { hasNextPage: false, endCursor: null } })
  })

  it("join up from pages", async () => {
    const texts: string[] = []
    for (let after: string | null = null; ; ) {
      const page: string = after ? `first: 1, after: "${after}"` : "first: 1"
      const { article } = await client.data<{
        article: { mentions: { nodes: MentionData[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }
      }>(
        `{ article(by: { slug: "e-article-1" }) { mentions(${page}) { nodes { ${MENTION} } pageInfo { hasNextPage endCursor } } } }`,
      )
      texts.push(...article.mentions.nodes.map(({ evidence }) => evidence.text))
      if (!article.mentions.pageInfo.hasNextPage) break
      after = article.mentions.pageInfo.endCursor
    }
    expect(texts).toEqual(["سالم الجبوري", "الزاب", "وكالة النهر"])
  })

  it("take as many statements for many articles as for one", async () => {
    const count = async (first: number) => {
      await client.data(
        `{ articles(first: ${first}, filter: { topic: ["e-topic"] }) { nodes { mentions { nodes { ${MENTION} } } } } }`,
      )
      return client.statements.length
    }
    // The articles, their annotations, three kinds of entities, the articles by id, their bodies.
    expect(await count(1)).toBe(7)
    expect(await count(24)).toBe(7)
  })
})
