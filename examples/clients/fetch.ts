/** An error of Isnad's: `code` is for programs and stays (docs/errors.md), the message is for people. */
export class IsnadError extends Error {
  readonly code: string

  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

/** Asks Isnad. Throws where anything of the answer is missing; a page that can do with parts reads `errors` beside `data`. */
export async function ask<Data>(endpoint: string, query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json" },
    body: JSON.stringify({ query, variables }),
  })
  if (!response.headers.get("content-type")?.includes("json"))
    throw new IsnadError(await response.text(), "SERVICE_UNAVAILABLE")
  const { data, errors } = (await response.json()) as {
    data?: Data
    errors?: { message: string; extensions: { code: string } }[]
  }
  const [error] = errors ?? []
  if (error) throw new IsnadError(error.message, error.extensions.code)
  return data as Data
}

interface Page {
  articles: {
    nodes: { id: string; slug: string; headline: string; direction: "LTR" | "RTL"; publisher: { name: string } | null }[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
  }
}

const ARTICLES = `query Articles($after: String) {
  articles(first: 20, after: $after) {
    nodes { id slug headline direction publisher { name } }
    pageInfo { hasNextPage endCursor }
  }
}`

/** All articles, newest first, a page at a time. */
export async function* articles(endpoint: string) {
  for (let after: string | null = null; ; ) {
    const page: Page = await ask(endpoint, ARTICLES, { after })
    yield* page.articles.nodes
    if (!page.articles.pageInfo.hasNextPage) return
    after = page.articles.pageInfo.endCursor
  }
}

/** A headline as HTML. Escape what comes from documents, and give it its own direction: a page in English has Arabic ones. */
export function headline({ slug, headline, direction }: Page["articles"]["nodes"][number]): string {
  const text = headline.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<a href="/articles/${encodeURIComponent(slug)}" dir="${direction.toLowerCase()}">${text}</a>`
}
