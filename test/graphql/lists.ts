import type { TestClient } from "../support/client.ts"

/** A list of the schema: where it hangs, its extra arguments, and whether it can be read backward. */
export interface List {
  readonly title: string
  readonly parent: string | null
  readonly field: string
  readonly args: string
  readonly backward: boolean
}

const list = (parent: string | null, field: string, args = "", backward = true): List => ({
  title: `${parent ? `${parent.split("(")[0]}.` : ""}${field}${args ? `(${args})` : ""}`,
  parent,
  field,
  args,
  backward,
})

const ARTICLE = 'article(by: { slug: "p-article-5" })'
const PERSON = 'person(by: { slug: "p-person-0" })'
const TOPIC = 'topic(by: { slug: "p-topic" })'

export const LISTS: readonly List[] = [
  list(null, "articles"),
  list(null, "people"),
  list(null, "sources"),
  list(null, "topics"),
  list(PERSON, "articles"),
  list(PERSON, "articles", "role: SUBJECT"),
  list('source(by: { slug: "p-source-0" })', "articles"),
  list('source(by: { slug: "p-source-1" })', "citedIn"),
  list('source(by: { slug: "p-source-2" })', "mentionedIn"),
  list(TOPIC, "articles"),
  list(TOPIC, "articles", "includeDescendants: true"),
  list(TOPIC, "children", "", false),
  list(ARTICLE, "people", "", false),
  list(ARTICLE, "people", "role: MENTIONED", false),
  list(ARTICLE, "topics", "", false),
  list(ARTICLE, "citedSources", "", false),
]

export interface ListPage {
  edges: { cursor: string; node: { slug: string } }[]
  nodes: { slug: string }[]
  totalCount: number
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
}

/** One page. `page` are the arguments as GraphQL writes them: `first: 2, after: "…"`. */
export async function readPage(client: TestClient, { parent, field, args }: List, page: string): Promise<ListPage> {
  const selection = `list: ${field}(${[args, page].filter(Boolean).join(", ")}) { totalCount nodes { slug }
    edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
  const data = await client.data<{ list: ListPage; parent: { list: ListPage } }>(
    parent ? `{ parent: ${parent} { ${selection} } }` : `{ ${selection} }`,
  )
  return parent ? data.parent.list : data.list
}

export const slugsOf = (page: ListPage) => page.edges.map(({ node }) => node.slug)

/** The whole list, in the largest pages. */
export async function readAll(client: TestClient, list: List): Promise<{ slugs: string[]; cursors: string[] }> {
  const slugs: string[] = []
  const cursors: string[] = []
  for (let after = ""; ; ) {
    const page = await readPage(client, list, `first: 100${after}`)
    slugs.push(...slugsOf(page))
    cursors.push(...page.edges.map(({ cursor }) => cursor))
    if (!page.pageInfo.hasNextPage) return { slugs, cursors }
    after = `, after: "${page.pageInfo.endCursor}"`
  }
}
