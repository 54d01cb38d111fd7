import fc from "fast-check"
import sql from "sql-template-tag"
import { beforeAll, expect, it } from "vitest"
import { writeContent } from "../../../src/writing/write.ts"
import { readerOf } from "../../graphql/content.ts"
import { type TestClient, testClient } from "../../support/client.ts"
import { describeOnDatabases } from "../../support/databases.ts"
import { filters, SEARCHES } from "./arbitrary.ts"
import { filterContent } from "./content.ts"

// Pages of any filter and order, of any size, read in either direction, join up to the list, while rows come and go.

const ORDERS = [
  { field: "PUBLISHED_AT", direction: "DESC" },
  { field: "PUBLISHED_AT", direction: "ASC" },
  { field: "RELEVANCE", direction: "DESC" },
] as const

const LISTS = {
  articles: ["", ""],
  "person.articles": ['person(by: { slug: "f-person-1" }) {', "}"],
  "topic.articles": ['topic(by: { slug: "f-top" }) {', "}"],
} as const

const plans = fc
  .record({
    filter: filters,
    order: fc.constantFrom(...ORDERS),
    list: fc.constantFrom(...(Object.keys(LISTS) as (keyof typeof LISTS)[])),
    backward: fc.boolean(),
    size: fc.integer({ min: 1, max: 9 }),
    search: fc.constantFrom(...SEARCHES.slice(0, 5)),
  })
  .map(({ search, ...plan }) => (plan.order.field === "RELEVANCE" ? { ...plan, filter: { search, and: [plan.filter] } } : plan))

interface Page {
  edges: { cursor: string; node: { slug: string } }[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

describeOnDatabases("pages of any filter and order", "migrated", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeContent(use().database, filterContent(), { mode: "MERGE" })
    client = testClient(use().database)
  })

  async function read(plan: { list: keyof typeof LISTS; filter: object; order: object }, page: object): Promise<Page> {
    const [open, close] = LISTS[plan.list]
    const data = await client.data<{ list: Page; person: { list: Page }; topic: { list: Page } }>(
      `query ($filter: ArticleFilter, $orderBy: ArticleOrder, $first: Int, $last: Int, $after: String, $before: String) { ${open}
        list: articles(filter: $filter, orderBy: $orderBy, first: $first, last: $last, after: $after, before: $before) {
          totalCount edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } ${close} }`,
      { filter: plan.filter, orderBy: plan.order, ...page },
    )
    return data.list ?? data.person?.list ?? data.topic?.list
  }
  const slugsOf = ({ edges }: Page) => edges.map(({ node }) => node.slug)

  /** All pages one after the other, in the order of the list. */
  async function join(plan: typeof plans extends fc.Arbitrary<infer Plan> ? Plan : never, between: () => Promise<void>) {
    const slugs: string[] = []
    for (let cursor: string | null = null, pages = 0; pages < 500; pages++) {
      const page = await read(plan, plan.backward ? { last: plan.size, before: cursor } : { first: plan.size, after: cursor })
      if (plan.backward) slugs.unshift(...slugsOf(page))
      else slugs.push(...slugsOf(page))
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
      if (!(plan.backward ? hasPreviousPage : hasNextPage)) return slugs
      cursor = plan.backward ? startCursor : endCursor
      await between()
    }
    throw new Error("the pages do not end")
  }

  it("join up without gap or repeat", async () => {
    const property = fc.asyncProperty(plans, async (plan) => {
      const whole = await read(plan, { first: 100 })
      const rest = whole.pageInfo.hasNextPage ? await read(plan, { first: 100, after: whole.pageInfo.endCursor }) : null
      const slugs = [...slugsOf(whole), ...(rest ? slugsOf(rest) : [])]
      expect(await join(plan, async () => {})).toEqual(slugs)
      expect(whole.totalCount).toBe(slugs.length)
    })
    await fc.assert(property, { numRuns: 60, seed: 20_260_408 })
  })

  it("join up for the rows that stay while others come and go", async () => {
    let number = 0
    const passing = async () => {
      const value = (slug: string, day: number) => ({
        slug,
        headline: "الجسر bridge",
        body: "زار الوفد المدرسة. افتتح الوزير الجسر.",
        language: "ar",
        publishedAt: new Date(Date.UTC(2021, 0, 1 + day)).toISOString(),
        people: [{ person: "f-person-1", role: "QUOTED" as const }],
        topics: ["f-top"],
      })
      const articles = [0, 1].map(() => value(`passing-${++number}`, (number * 37) % 120))
      await writeContent(use().database, readerOf(articles.map((each) => ({ kind: "article" as const, value: each }))), {
        mode: "MERGE",
      })
      if (number % 3 === 0) await use().database.query(sql`DELETE FROM articles WHERE slug = ${`passing-${number - 1}`}`)
    }
    const property = fc.asyncProperty(plans, async (plan) => {
      await use().database.query(sql`DELETE FROM articles WHERE slug LIKE 'passing-%'`)
      const whole = slugsOf(await read(plan, { first: 100 }))
      const wide = { ...plan, size: Math.max(plan.size, Math.ceil(whole.length / 4)) }
      let steps = 0
      const joined = await join(wide, async () => (steps++ < 6 ? passing() : undefined))
      const stayed = joined.filter((slug) => !slug.startsWith("passing-"))
      expect(stayed.slice(0, whole.length)).toEqual(whole)
      if (whole.length < 100) expect(stayed).toHaveLength(whole.length)
      expect(new Set(joined).size).toBe(joined.length)
    })
    await fc.assert(property, { numRuns: 15, seed: 5 })
  })
})
