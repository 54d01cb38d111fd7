import { Client, type CombinedError, fetchExchange, gql, type TypedDocumentNode } from "@urql/core"
import { cacheExchange } from "@urql/exchange-graphcache"
import { relayPagination } from "@urql/exchange-graphcache/extras"
import { persistedExchange } from "@urql/exchange-persisted"

/** Types without an id: they are kept inside what they belong to. */
export const WITHOUT_ID = (
  "ArticleFacets AttributionStep Disagreement DisagreementValue Evidence ExternalId FuzzyDate Label LanguageFacet Mention MonthFacet " +
  "Name PersonFacet SearchMatch SharedPassage SourceFacet StoryChange Suggestion TextRange TimelineEntry TopicFacet"
).split(" ")

/** Client and cache for one page, or for one request on a server. */
export function createClient(url: string): Client {
  return new Client({
    url,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({
        keys: Object.fromEntries(WITHOUT_ID.map((type) => [type, () => null])),
        resolvers: {
          Query: {
            articles: relayPagination(),
            search: relayPagination(),
          },
          Person: { articles: relayPagination() },
          Source: { articles: relayPagination() },
          Topic: { articles: relayPagination() },
          Story: { articles: relayPagination() },
        },
      }),
      // Hashes first, by GET, so that caches on the way may answer; the text only where the server does not know it yet.
      persistedExchange({ preferGetForPersistedQueries: true }),
      fetchExchange,
    ],
  })
}

interface Articles {
  articles: {
    edges: { node: { id: string; headline: string; direction: "LTR" | "RTL" } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

/** Graphcache joins the pages of one list, which is told by all arguments but `first` and `after`. */
export const ARTICLES: TypedDocumentNode<Articles, { first: number; after?: string | null; filter?: object }> = gql`
  query Articles($first: Int!, $after: String, $filter: ArticleFilter) {
    articles(first: $first, after: $after, filter: $filter) {
      edges { node { id headline direction } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

/** All that was read of a list so far, and the next page of it. In React: `useQuery` with the cursor of the last page. */
export async function articlesUpTo(client: Client, after: string | null): Promise<Articles["articles"]> {
  const { data, error } = await client.query(ARTICLES, { first: 10, after }).toPromise()
  if (error) throw error
  return (data as Articles).articles
}

/** The code of what Isnad refused (docs/errors.md); `undefined` for failures of the network. */
export function codeOf(error: CombinedError): unknown {
  return error.graphQLErrors[0]?.extensions.code
}
