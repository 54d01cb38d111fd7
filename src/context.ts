import type { Logger } from "pino"
import { type ArticleLoaders, articleLoaders } from "./articles/loaders.ts"
import type { Database } from "./db/database.ts"
import { calling, type EntityType, type ListName, notingList, notingMissing, notingRows, type Reads } from "./db/reads.ts"
import { type FacetLoaders, facetLoaders } from "./facets/loaders.ts"
import { type PersonLoaders, personLoaders } from "./people/loaders.ts"
import { type SearchLoaders, searchLoaders } from "./search/loaders.ts"
import { type SourceLoaders, sourceLoaders } from "./sources/loaders.ts"
import { type TopicLoaders, topicLoaders } from "./topics/loaders.ts"

/** What a resolver can reach: the loaders of this request, and through them all data. */
export interface Context {
  readonly requestId: string
  readonly log: Logger
  readonly loaders: Loaders
}

export interface Loaders {
  readonly articles: ArticleLoaders
  readonly facets: FacetLoaders
  readonly people: PersonLoaders
  readonly search: SearchLoaders
  readonly sources: SourceLoaders
  readonly topics: TopicLoaders
}

/**
 * Loaders for one request.
 * @param selected the names of all fields in the request's document: columns that cost much are read only when named there.
 * @param reads notes what is read, for answers that are cached; without it nothing is noted, and nothing is spent on it.
 */
export function createLoaders(database: Database, selected: ReadonlySet<string>, reads?: Reads): Loaders {
  const of = (type: EntityType) => (reads ? notingRows(database, reads, type) : database)
  const search = searchLoaders(reads ? notingList(database, reads, "search") : database)
  const loaders: Loaders = {
    articles: articleLoaders(of("Article"), search, { withBody: selected.has("body") || selected.has("match") }),
    facets: facetLoaders(database, search),
    search,
    people: personLoaders(of("Person")),
    sources: sourceLoaders(of("Source")),
    topics: topicLoaders(of("Topic")),
  }
  return reads ? notingLists(loaders, reads) : loaders
}

/** The same loaders, which note the lists that they read; one that finds nothing by id or slug depends on the list too. */
function notingLists({ articles, facets, people, search, sources, topics }: Loaders, reads: Reads): Loaders {
  const lists = { articles, people, sources, topics }
  for (const [list, { byId, bySlug }] of Object.entries(lists) as [ListName, typeof articles][]) {
    notingMissing(byId, reads, list)
    notingMissing(bySlug, reads, list)
  }
  return {
    articles: {
      ...articles,
      pages: calling(reads, "articles", articles.pages),
      counts: calling(reads, "articles", articles.counts),
      countOf: calling(reads, "articles", articles.countOf),
    },
    facets: { ...facets, counts: calling(reads, "articles", facets.counts) },
    search,
    people: {
      ...people,
      pages: calling(reads, "people", people.pages),
      counts: calling(reads, "people", people.counts),
    },
    sources: {
      ...sources,
      pages: calling(reads, "sources", sources.pages),
      counts: calling(reads, "sources", sources.counts),
    },
    topics: {
      ...topics,
      pages: calling(reads, "topics", topics.pages),
      counts: calling(reads, "topics", topics.counts),
      children: calling(reads, "topics", topics.children),
    },
  }
}
