import { graphql } from "./gql/gql.ts"
import type { PersonQuery, TypedDocumentString } from "./gql/graphql.ts"

const PERSON = graphql(`
  query Person($slug: String!, $after: String) {
    person(by: { slug: $slug }) {
      name
      articles(first: 2, after: $after) {
        edges { roles node { id headline direction } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

/** The headlines of a person's articles, a page at a time. Variables and answers have the types of the document. */
export async function headlines(endpoint: string, slug: string): Promise<string[]> {
  const found: string[] = []
  for (let after: string | null = null; ; ) {
    const { person }: PersonQuery = await execute(endpoint, PERSON, { slug, after })
    if (!person) return found
    found.push(...person.articles.edges.map(({ node }) => node.headline))
    if (!person.articles.pageInfo.hasNextPage) return found
    after = person.articles.pageInfo.endCursor
  }
}

/** Sends the id that stands in the manifest, and no text: for a server with `TRUSTED_DOCUMENTS=gql/persisted-documents.json`. */
async function execute<Result, Variables>(
  endpoint: string,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ documentId: document.__meta__?.hash, variables }),
  })
  const { data, errors } = (await response.json()) as { data: Result; errors?: { message: string }[] }
  if (errors) throw new Error(errors[0]?.message)
  return data
}
