import type { TestClient } from "../../support/client.ts"

// Lists of sources, people and topics, with all that their filters ask of a row.

export interface Named {
  slug: string
  ar: string
  en: string
  names: { value: string }[]
  kind?: string
  country?: string | null
  parent?: { slug: string } | null
  latest: { nodes: { publishedAt: string | null }[] }
}

const LATEST = "latest: articles(first: 1) { nodes { publishedAt } }"
const FIELDS = {
  sources: `slug ar: name en: name(locale: EN) names { value } kind country ${LATEST}`,
  people: `slug ar: name en: name(locale: EN) names { value } country ${LATEST}`,
  topics: `slug ar: name en: name(locale: EN) names { value } parent { slug } latest: articles(first: 1, includeDescendants: true) { nodes { publishedAt } }`,
}
export type List = keyof typeof FIELDS
export const TYPES = { sources: "Source", people: "Person", topics: "Topic" }

/** All rows of each list, in their usual order. */
export async function readNamed(client: TestClient): Promise<Record<List, Named[]>> {
  const all: Record<List, Named[]> = { sources: [], people: [], topics: [] }
  for (const list of ["sources", "people", "topics"] as const) {
    for (let after: string | null = null, more = true; more; ) {
      const data: Record<string, { nodes: Named[]; pageInfo: { endCursor: string; hasNextPage: boolean } }> = await client.data(
        `query ($after: String) { ${list}(first: 100, after: $after) { nodes { ${FIELDS[list]} } pageInfo { endCursor hasNextPage } } }`,
        { after },
      )
      all[list].push(...(data[list]?.nodes ?? []))
      more = data[list]?.pageInfo.hasNextPage ?? false
      after = data[list]?.pageInfo.endCursor ?? null
    }
  }
  return all
}

interface Page {
  totalCount: number
  edges: { cursor: string }[]
  nodes: Named[]
}

/** @param page the page's arguments as GraphQL writes them. */
export async function ask(
  client: TestClient,
  list: List,
  filter: object,
  orderBy: object | null,
  page = "first: 100",
): Promise<Page> {
  const text = `query ($filter: ${TYPES[list]}Filter, $orderBy: ${TYPES[list]}Order) { list: ${list}(${page}, filter: $filter, orderBy: $orderBy) {
    totalCount edges { cursor } nodes { slug } } }`
  return (await client.data<{ list: Page }>(text, { filter, orderBy })).list
}
