import { readFileSync } from "node:fs"
import sql, { raw } from "sql-template-tag"
import { beforeAll, describe, expect, it } from "vitest"
import { QUERY_IDS, type QueryId } from "../../bench/requests/queries.ts"
import { analyze } from "../../src/db/analyze.ts"
import { indexPending } from "../../src/writing/index/index-articles.ts"
import { writeContent } from "../../src/writing/write.ts"
import { type TestClient, testClient } from "../support/client.ts"
import { describeOnDatabases } from "../support/databases.ts"
import { askedFor, performanceContent } from "./content.ts"
import { runPlan } from "./plan.ts"

// What the benchmark's queries (bench/requests) cost in statements, columns and rows: the figures that no machine makes better.

const LATEST_OF_PERSON = "article_people_person_id_principal_sort_at_article_id_idx"

/** By query, from the table in docs/performance.md. */
const documented = new Map(
  [...readFileSync("docs/performance.md", "utf8").matchAll(/^\| (Q\d) [^|]*\| (\d+) \|/gm)].map(([, query, count]) => [
    query,
    Number(count),
  ]),
)

describeOnDatabases("the cost of the benchmark's queries", "seeded copy", (use) => {
  let client: TestClient
  beforeAll(async () => {
    await writeContent(use().database, performanceContent(), { mode: "RESET" })
    await indexPending(use().database)
    await use().database.query(
      sql`${raw(analyze("articles", "article_search", "article_people", "article_topics", "people", "topics", "sources"))}`,
    )
    client = testClient(use().database)
  })

  /** Asks a query of the benchmark, with other sizes of its pages where `first` is given. */
  async function ask(query: QueryId, first?: number) {
    const { text, variables } = askedFor(query)
    const data = await client.data(first === undefined ? text : text.replaceAll(/first: \d+/g, `first: ${first}`), variables)
    return { data: JSON.stringify(data), statements: [...client.statements] }
  }

  it.each(QUERY_IDS)("%s takes as many statements as docs/performance.md says, for one row as for all", async (query) => {
    const [whole, least] = [await ask(query), await ask(query, 1)]
    expect(whole.data).toContain("source-")
    expect(whole.statements.length).toBe(documented.get(query))
    expect(least.statements.length).toBe(whole.statements.length)
  })

  it.each(QUERY_IDS)("%s reads bodies and descriptions only where it asks for them", async (query) => {
    const { statements } = await ask(query)
    const texts = statements.map(({ text }) => text).join("\n")
    expect(/\bbody\b/.test(texts)).toBe(query === "Q1")
    expect(/\bdescription_(ar|en)\b/.test(texts)).toBe(query === "Q6")
  })

  // Rows: those of the page and one more; of each its article, and the links to its 2 topics and 3 people where they are asked for.
  describe.each([
    ["Q1", ["articles_slug_key"], 1 + 2 + 3],
    ["Q2", ["articles_sort_at_id_idx"], 21 * (1 + 2 + 3)],
    // Of a topic's list, links come first; then, of each of the 20 people there are, links and articles.
    ["Q3", ["article_topics_list_idx", LATEST_OF_PERSON], 21 * (1 + 1 + 3) + 20 * 6 * 2],
    // The page, and what is counted in the index: of the topic's 600 those of the source.
    ["Q4", ["article_topics_list_idx"], 51 * 2 + 600],
    ["Q5", ["articles_sort_at_id_idx"], 501 * (1 + 2)],
    ["Q6", [LATEST_OF_PERSON], 21 * (1 + 1 + 2)],
    // A word that ten articles have: the entries of those, and the articles.
    ["Q7", ["article_search_search_idx"], 10 * 2],
  ] as const)("%s", (query, indexes, mostRows) => {
    it(`reads ${indexes.join(", ")}, and at most ${mostRows} rows`, async () => {
      const { statements } = await ask(query)
      const plans = []
      for (const statement of statements) plans.push(await runPlan(use().database, statement))
      const used = new Set(plans.flatMap((plan) => [...plan.indexes]))
      expect([...used]).toEqual(expect.arrayContaining([...indexes]))
      expect(plans.reduce((sum, { rowsRead }) => sum + rowsRead, 0)).toBeLessThanOrEqual(mostRows)
    })
  })
})
