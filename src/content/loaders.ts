import type { Logger } from "pino"
import { columnsFor } from "../db/columns.ts"
import type { Database } from "../db/database.ts"
import {
  calling,
  type EntityType,
  type ListName,
  notingList,
  notingLoads,
  notingMissing,
  notingRows,
  type Reads,
} from "../db/reads.ts"
import type { MadeEmbeddings } from "../graphql/embedding.ts"
import { type ArticleLoaders, articleLoaders } from "./articles/loaders.ts"
import { ARTICLE_COLUMNS, ARTICLE_READ_BY } from "./articles/sql.ts"
import { type FacetLoaders, facetLoaders } from "./facets/loaders.ts"
import { type MentionLoaders, mentionLoaders } from "./mentions/loaders.ts"
import { asksForArticles, type NamedFilter } from "./names/filter.ts"
import { type PassageLoaders, passageLoaders } from "./passages/loaders.ts"
import { type PersonLoaders, personLoaders } from "./people/loaders.ts"
import { type SearchLoaders, searchLoaders } from "./search/loaders.ts"
import { type SharedLoaders, sharedLoaders } from "./shared-text/loaders.ts"
import { type SourceLoaders, sourceLoaders } from "./sources/loaders.ts"
import { type StatementLoaders, statementLoaders } from "./statements/loaders.ts"
import { type StoryLoaders, storyLoaders } from "./stories/loaders.ts"
import { type TopicLoaders, topicLoaders } from "./topics/loaders.ts"

/** What a resolver can reach: the loaders of this request, and through them all data. */
export interface Context {
  readonly requestId: string
  readonly log: Logger
  readonly loaders: Loaders
  readonly embeddings: MadeEmbeddings
}

export interface Loaders {
  readonly articles: ArticleLoaders
  readonly facets: FacetLoaders
  readonly mentions: MentionLoaders
  readonly passages: PassageLoaders
  readonly people: PersonLoaders
  readonly search: SearchLoaders
  readonly shared: SharedLoaders
  readonly sources: SourceLoaders
  readonly statements: StatementLoaders
  readonly stories: StoryLoaders
  readonly topics: TopicLoaders
}

/**
 * Loaders for one request.
 * @param selected the names of all fields in the request's document: columns that cost much are read only when named there.
 * @param reads notes what is read, for answers that are cached; without it nothing is noted, and nothing is spent on it.
 */
export function createLoaders(database: Database, selected: ReadonlySet<string>, reads?: Reads): Loaders {
  const of = (type: EntityType) => (reads ? notingRows(database, reads, type) : database)
  // What is known of an article's text stands under the article's own key.
  const ofText = reads ? notingRows(database, reads, "Article", "articleId") : database
  const search = searchLoaders(reads ? notingList(database, reads, "search") : database)
  const columns = columnsFor(ARTICLE_COLUMNS, ARTICLE_READ_BY, selected)
  const articles = articleLoaders(of("Article"), search, { columns, withScore: selected.has("match") })
  const people = personLoaders(of("Person"), selected)
  const sources = sourceLoaders(of("Source"), selected)
  const topics = topicLoaders(of("Topic"), selected)
  const loaders: Loaders = {
    articles,
    facets: facetLoaders(database, search),
    mentions: mentionLoaders(ofText, { person: people, source: sources, topic: topics }),
    passages: passageLoaders(articles),
    search,
    people,
    shared: sharedLoaders(database, of("Article"), columns),
    sources,
    statements: statementLoaders(ofText),
    stories: storyLoaders(of("Story")),
    topics,
  }
  return reads ? notingLists(loaders, reads) : loaders
}

/** The same loaders, which note the lists that they read; one that finds nothing by id or slug depends on the list too. */
function notingLists(loaders: Loaders, reads: Reads): Loaders {
  const { articles, facets, people, sources, statements, stories, topics } = loaders
  const lists = { articles, people, sources, topics }
  for (const [list, { byId, bySlug }] of Object.entries(lists) as [ListName, typeof articles][]) {
    notingMissing(byId, reads, list)
    notingMissing(bySlug, reads, list)
  }
  notingMissing(articles.bodies, reads, "articles")
  notingMissing(statements.byId, reads, "statements")
  // One that is found under the id of another, which was merged into it, may be found there as itself again.
  notingMissing(stories.byId, reads, "stories", (row, asked) => row?.id !== asked)
  notingLoads(topics.childCounts, reads, "topics")
  notingMissing(stories.ofArticle, reads, "stories")
  /** Lists of people, sources and topics: where a filter asks for their articles, those decide too. */
  const notingNamed = (list: ListName) => {
    const noted = <Args, Result>(filterOf: (args: Args) => NamedFilter, call: (args: Args) => Result) =>
      calling(reads, list, (args: Args): Result => {
        if (asksForArticles(filterOf(args))) reads.lists.add("articles")
        return call(args)
      })
    return <Pages extends { filter: NamedFilter }, Page, Count>(of: {
      pages: (pages: Pages) => Page
      counts: (filter: NamedFilter) => Count
    }) => ({ pages: noted(({ filter }) => filter, of.pages), counts: noted((filter) => filter, of.counts) })
  }
  return {
    ...loaders,
    articles: {
      ...articles,
      pages: calling(reads, "articles", articles.pages),
      counts: calling(reads, "articles", articles.counts),
      countOf: calling(reads, "articles", articles.countOf),
    },
    facets: { ...facets, counts: calling(reads, "articles", facets.counts) },
    people: {
      ...people,
      ...notingNamed("people")(people),
    },
    sources: {
      ...sources,
      ...notingNamed("sources")(sources),
    },
    statements: {
      ...statements,
      page: calling(reads, "statements", statements.page),
      count: calling(reads, "statements", statements.count),
      ofOwners: calling(reads, "statements", statements.ofOwners),
      countsOfOwners: calling(reads, "statements", statements.countsOfOwners),
    },
    stories: {
      ...stories,
      pages: calling(reads, "stories", stories.pages),
      counts: calling(reads, "stories", stories.counts),
    },
    topics: {
      ...topics,
      ...notingNamed("topics")(topics),
      children: calling(reads, "topics", topics.children),
    },
  }
}
