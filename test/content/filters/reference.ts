import { type RowKind, rowId } from "../../../src/content/row-id.ts"
import { encodeNodeId } from "../../../src/graphql/node-id.ts"
import type { TestClient } from "../../support/client.ts"
import { PARENTS } from "./content.ts"

// The filter of the contract once more, as plain functions over articles that were read through GraphQL.

export interface Filter {
  publisher?: string[]
  citedSource?: string[]
  person?: string[]
  personRole?: string
  topic?: string[]
  includeDescendants?: boolean
  language?: string[]
  publishedAt?: { from?: string | null; until?: string | null }
  changedSince?: string
  search?: string
  and?: Filter[]
  or?: Filter[]
  not?: Filter
}

interface Ref {
  slug: string
}

export interface FullArticle {
  slug: string
  language: string
  publishedAt: string | null
  changedAt: string
  publisher: Ref | null
  people: { edges: { role: string; node: Ref }[] }
  topics: { nodes: Ref[] }
  citedSources: { nodes: Ref[] }
}

/** Every article with all that filters ask of it, newest first. */
export async function readArticles(client: TestClient): Promise<FullArticle[]> {
  const data = await client.data<{
    articles: { nodes: FullArticle[]; totalCount: number }
  }>(`{ articles(first: 500) { totalCount nodes {
    slug language publishedAt changedAt publisher { slug } people(first: 30) { edges { role node { slug } } }
    topics(first: 30) { nodes { slug } } citedSources(first: 30) { nodes { slug } } } } }`)
  if (data.articles.totalCount !== data.articles.nodes.length) throw new Error("not all articles were read")
  return data.articles.nodes
}

/** What a search finds, asked for alone. */
export async function readFound(client: TestClient, search: string): Promise<ReadonlySet<string>> {
  const { articles } = await client.data<{ articles: { nodes: Ref[] } }>(
    "query ($search: String!) { articles(first: 500, filter: { search: $search }) { nodes { slug } } }",
    { search },
  )
  return new Set(articles.nodes.map(({ slug }) => slug))
}

type Named = Extract<RowKind, "person" | "source" | "topic">

const TYPES: Record<Named, string> = { person: "Person", source: "Source", topic: "Topic" }

export function idOf(kind: Named, slug: string): string {
  return encodeNodeId(TYPES[kind], rowId(kind, slug))
}

/** Whether an article is selected. @param found what each search finds. */
export function holds(filter: Filter, article: FullArticle, found: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const { publisher, citedSource, person, personRole, topic, includeDescendants = true, language, publishedAt } = filter
  const names = (kind: Named, wanted: string[], slug: string) => wanted.includes(slug) || wanted.includes(idOf(kind, slug))
  const above = (slug: string): string[] => [slug, ...(includeDescendants && PARENTS[slug] ? above(PARENTS[slug]) : [])]
  const standing = article.people.edges
    .filter(({ role }) => personRole === undefined || role === personRole)
    .filter(({ node }) => person === undefined || names("person", person, node.slug))
  const filed = article.topics.nodes.flatMap(({ slug }) => above(slug))
  return (
    (!publisher || (article.publisher !== null && names("source", publisher, article.publisher.slug))) &&
    (!citedSource || article.citedSources.nodes.some(({ slug }) => names("source", citedSource, slug))) &&
    ((person === undefined && personRole === undefined) || standing.length > 0) &&
    (!topic || filed.some((slug) => names("topic", topic, slug))) &&
    (!language || language.includes(article.language)) &&
    (!publishedAt || isWithin(article.publishedAt, publishedAt)) &&
    (!filter.changedSince || article.changedAt >= new Date(filter.changedSince).toISOString()) &&
    (filter.search === undefined || (found.get(filter.search)?.has(article.slug) ?? false)) &&
    (filter.and ?? []).every((one) => holds(one, article, found)) &&
    (!filter.or || filter.or.some((one) => holds(one, article, found))) &&
    !(filter.not && holds(filter.not, article, found))
  )
}

function isWithin(at: string | null, { from, until }: { from?: string | null; until?: string | null }): boolean {
  return at !== null && (!from || at >= new Date(from).toISOString()) && (!until || at < new Date(until).toISOString())
}
