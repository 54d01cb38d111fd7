import { Client, cacheExchange, fetchExchange, type OperationResult } from "@urql/core"
import { type FragmentOf, type ResultOf, readFragment } from "gql.tada"
import { graphql } from "./graphql.ts"

const Report = graphql(`
  fragment Report on Article {
    headline
    direction
    publishedAt
    publisher { name }
  }
`)

const STORY = graphql(
  `query Story($slug: String!, $after: String) {
    story(by: { slug: $slug }) {
      title
      independentOrigins
      articles(first: 2, after: $after) {
        nodes { id ...Report }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  [Report],
)

/** A line for each report of a story, in its own direction whatever stands around it. */
export async function reportsOf(url: string, slug: string): Promise<string[]> {
  const client = new Client({ url, preferGetMethod: false, exchanges: [cacheExchange, fetchExchange] })
  const lines: string[] = []
  for (let after: string | null = null; ; ) {
    // Exactly the fields that the query asks for: `string | null` where the schema lets them be null.
    const result: OperationResult<ResultOf<typeof STORY>> = await client.query(STORY, { slug, after })
    if (result.error) throw result.error
    const articles = result.data?.story?.articles
    if (!articles) return lines
    lines.push(...articles.nodes.map(line))
    if (!articles.pageInfo.hasNextPage) return lines
    after = articles.pageInfo.endCursor
  }
}

function line(article: FragmentOf<typeof Report>): string {
  const { headline, direction, publishedAt, publisher } = readFragment(Report, article)
  return `<li dir="${direction === "RTL" ? "rtl" : "ltr"}">${headline} (${publisher?.name ?? ""}, ${publishedAt?.slice(0, 10) ?? ""})</li>`
}
