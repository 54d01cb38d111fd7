import { countLoader, pageLoader, perArguments } from "../db/batching.ts"
import type { Database } from "../db/database.ts"
import type { PageRequest } from "../db/keyset.ts"
import { namedLoaders } from "../names/loaders.ts"
import {
  type ArticleSourceRow,
  SOURCE_COLUMNS,
  type SourceRole,
  type SourceRow,
  sourceCounts,
  sourcesOfArticles,
} from "./sql.ts"

export type SourceLoaders = ReturnType<typeof sourceLoaders>

export function sourceLoaders(database: Database) {
  return {
    ...namedLoaders<SourceRow>(database, "sources", SOURCE_COLUMNS),
    /** By article id. */
    ofArticles: perArguments(({ role, page }: { role: SourceRole; page: PageRequest }) =>
      pageLoader<ArticleSourceRow>(page, (articles) => database.query(sourcesOfArticles(articles, role, page))),
    ),
    /** By article id. */
    countsOfArticles: perArguments((role: SourceRole) =>
      countLoader((articles) => database.query(sourceCounts(articles, role))),
    ),
  }
}
