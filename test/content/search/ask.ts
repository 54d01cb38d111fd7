import type { TestClient } from "../../support/client.ts"

export interface Found {
  cursor: string
  node: { __typename: string; slug: string; body?: string; headline?: string; publishedAt?: string | null }
  match: { score: number; matchedBy: string[]; snippet: string; highlights: { start: number; end: number }[] } | null
}

const MATCH = "match { score matchedBy snippet highlights { start end } }"

export const names = ({ node }: Found) => `${node.__typename} ${node.slug}`

/** What `articles(filter: { search })` finds, the best first. */
export async function searchArticles(client: TestClient, text: string): Promise<Found[]> {
  const { articles } = await client.data<{ articles: { edges: Found[]; totalCount: number } }>(
    `query ($text: String!) { articles(first: 500, filter: { search: $text }, orderBy: { field: RELEVANCE }) { totalCount
      edges { cursor node { __typename slug body headline publishedAt } ${MATCH} } } }`,
    { text },
  )
  if (articles.totalCount !== articles.edges.length)
    throw new Error(`${articles.totalCount} counted, ${articles.edges.length} found`)
  return articles.edges
}

/** What `search` finds, page after page. */
export async function search(client: TestClient, text: string, types?: string[], size = 100): Promise<Found[]> {
  const found: Found[] = []
  for (let after: string | null = null; ; ) {
    const data: {
      search: { edges: Found[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
    } = await client.data(
      `query ($text: String!, $types: [SearchResultType!], $size: Int, $after: String) { search(query: $text, types: $types, first: $size, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { cursor node { __typename ... on Article { slug body headline publishedAt } ... on Named { slug } } ${MATCH} } } }`,
      { text, types, size, after },
    )
    found.push(...data.search.edges)
    if (!data.search.pageInfo.hasNextPage) {
      if (data.search.totalCount !== found.length) throw new Error(`${data.search.totalCount} counted, ${found.length} found`)
      return found
    }
    after = data.search.pageInfo.endCursor
  }
}
