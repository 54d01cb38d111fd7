import { countLoader, perArguments } from "../../db/batching.ts"
import { type Asks, columnsFor, fromTexts } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { PageRequest } from "../../db/keyset.ts"
import type { Prefetch } from "../../db/prefetch.ts"
import { relationLoader } from "../../db/relation-loader.ts"
import type { SourceRole } from "../enums.ts"
import { namedLoaders } from "../names/loaders.ts"
import { notingRows, type Reads } from "../reads.ts"
import {
  ARTICLE_SOURCE_COLUMNS,
  ARTICLE_SOURCE_READ_BY,
  type ArticleSourceRow,
  SOURCE_COLUMNS,
  SOURCE_READ_BY,
  type SourceRow,
  sourceCounts,
  sourcesOfArticles,
  sourceWithin,
} from "./sql.ts"

export type SourceLoaders = ReturnType<typeof sourceLoaders>

export function sourceLoaders(all: Database, asks: Asks, reads?: Reads) {
  const database = notingRows(all, reads, "Source")
  const columns = columnsFor(SOURCE_COLUMNS, SOURCE_READ_BY, asks)
  const columnsInArticle = columnsFor(ARTICLE_SOURCE_COLUMNS, ARTICLE_SOURCE_READ_BY, asks)
  const named = namedLoaders<SourceRow>(database, "sources", columns, reads)
  const toRow = fromTexts<SourceRow>(columns)
  return {
    ...named,
    /** By article id. */
    ofArticles: perArguments(({ role, page }: { role: SourceRole; page: PageRequest }) =>
      relationLoader<ArticleSourceRow>(database, `sources ${role}`, sourcesOfArticles(columnsInArticle, role), page),
    ),
    /** By article id. */
    countsOfArticles: perArguments((role: SourceRole) =>
      countLoader((articles) => database.query(sourceCounts(articles, role))),
    ),
    /** Prefetches the source whose id is in a column of the parent's statements. */
    within: (column: string): Prefetch<{ publisherId: string | null }> => ({
      key: `source ${column}`,
      column: sourceWithin(columns, column),
      deliver({ publisherId }, value) {
        if (publisherId === null || value === null) return
        const row = toRow(value as string[])
        database.note?.([row])
        named.byId.give(publisherId, row)
      },
    }),
  }
}
