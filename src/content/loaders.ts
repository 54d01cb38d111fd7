import { type Asks, columnsFor } from "../db/columns.ts"
import type { Database } from "../db/database.ts"
import { type ArticleLoaders, articleLoaders } from "./articles/loaders.ts"
import { ARTICLE_COLUMNS, ARTICLE_READ_BY } from "./articles/sql.ts"
import { type FacetLoaders, facetLoaders } from "./facets/loaders.ts"
import { type MentionLoaders, mentionLoaders } from "./mentions/loaders.ts"
import { type PassageLoaders, passageLoaders } from "./passages/loaders.ts"
import { type PersonLoaders, personLoaders } from "./people/loaders.ts"
import type { Reads } from "./reads.ts"
import { type SearchLoaders, searchLoaders } from "./search/loaders.ts"
import { type SharedLoaders, sharedLoaders } from "./shared-text/loaders.ts"
import { type SourceLoaders, sourceLoaders } from "./sources/loaders.ts"
import { type StatementLoaders, statementLoaders } from "./statements/loaders.ts"
import { type StoryLoaders, storyLoaders } from "./stories/loaders.ts"
import { type TopicLoaders, topicLoaders } from "./topics/loaders.ts"

declare module "../graphql/context.ts" {
  interface Context {
    /** The loaders of this request, through which resolvers reach all data. */
    readonly loaders: Loaders
  }
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
 * Makes the loaders of one request. @param asks tells which fields and arguments are selected: expensive columns are read only
 * for fields that need them. @param reads notes what is read, for answers that are cached; without it nothing is noted, at no
 * cost.
 */
export function createLoaders(database: Database, asks: Asks, reads?: Reads): Loaders {
  const columns = columnsFor(ARTICLE_COLUMNS, ARTICLE_READ_BY, asks)
  const search = searchLoaders(database, reads)
  const articles = articleLoaders(database, search, { columns, withScore: asks("match") }, reads)
  const people = personLoaders(database, asks, reads)
  const sources = sourceLoaders(database, asks, reads)
  const topics = topicLoaders(database, asks, reads)
  return {
    articles,
    facets: facetLoaders(database, search, reads),
    mentions: mentionLoaders(database, { people, sources, topics }, reads),
    passages: passageLoaders(articles),
    search,
    people,
    shared: sharedLoaders(database, columns, reads),
    sources,
    statements: statementLoaders(database, reads),
    stories: storyLoaders(database, reads),
    topics,
  }
}
