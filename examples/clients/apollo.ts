import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache, type TypedDocumentNode } from "@apollo/client"
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries"
import { relayStylePagination } from "@apollo/client/utilities"

/** Client and cache for one page, or for one request on a server. */
export function createClient(uri: string): ApolloClient {
  return new ApolloClient({
    // Hashes first, by GET, so that caches on the way may answer; the text only where the server does not know it yet.
    link: new PersistedQueryLink({ sha256, useGETForHashedQueries: true }).concat(new HttpLink({ uri })),
    cache: new InMemoryCache({
      // So that `... on Person` fits a `Named`, `Node` or `SearchResult` that comes from the cache.
      possibleTypes: {
        Node: ["Article", "Passage", "Person", "Source", "Statement", "Story", "Topic"],
        Named: ["Person", "Source", "Topic"],
        Entity: ["Person", "Source", "Topic"],
        SearchResult: ["Article", "Person", "Source", "Topic"],
      },
      typePolicies: {
        Query: {
          fields: {
            // What selects a list is its key; `first` and `after` are not, since pages become one list.
            articles: relayStylePagination(["filter", "orderBy"]),
            search: relayStylePagination(["query", "types"]),
            // An article that a list has read already is there under its id: its page is drawn at once.
            article: (known, { args, toReference }) =>
              known ?? (args?.by.id ? toReference({ __typename: "Article", id: args.by.id }) : known),
          },
        },
        Person: { fields: { articles: relayStylePagination(["filter", "orderBy"]) } },
        Source: { fields: { articles: relayStylePagination(["filter", "orderBy"]) } },
        Topic: { fields: { articles: relayStylePagination(["filter", "orderBy", "includeDescendants"]) } },
        Story: { fields: { articles: relayStylePagination(["filter", "orderBy"]) } },
      },
    }),
  })
}

async function sha256(document: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(document))
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

interface Articles {
  articles: {
    totalCount: number
    edges: { node: { __typename: "Article"; id: string; headline: string; direction: "LTR" | "RTL" } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

/** Ask for `edges` (the cache joins those, not `nodes`), for `id` of everything and for the whole `pageInfo`. */
export const ARTICLES: TypedDocumentNode<Articles, { first: number; after?: string | null; filter?: object }> = gql`
  query Articles($first: Int!, $after: String, $filter: ArticleFilter) {
    articles(first: $first, after: $after, filter: $filter) {
      totalCount
      edges { node { id headline direction } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`

/** A list that a page shows and lengthens. In React: `useQuery(ARTICLES, { variables })` and its `fetchMore`. */
export function articleList(client: ApolloClient, variables: { first: number; filter?: object }) {
  const query = client.watchQuery({ query: ARTICLES, variables })
  return {
    query,
    async more() {
      const { dataState, data } = query.getCurrentResult()
      if (dataState !== "complete" || !data.articles.pageInfo.hasNextPage) return
      await query.fetchMore({ variables: { after: data.articles.pageInfo.endCursor } })
    },
  }
}

/** The code of what Isnad refused (docs/errors.md); `null` for failures of the network. */
export function codeOf(error: unknown): unknown {
  return CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.code : null
}
