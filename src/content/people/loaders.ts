import { countLoader, perArguments } from "../../db/batching.ts"
import { type Asks, type Columns, columnsFor } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { PageRequest } from "../../db/keyset.ts"
import { relationLoader } from "../../db/relation-loader.ts"
import type { PersonRole } from "../enums.ts"
import { namedLoaders } from "../names/loaders.ts"
import { notingRows, type Reads } from "../reads.ts"
import {
  ARTICLE_PERSON_COLUMNS,
  ARTICLE_PERSON_READ_BY,
  type ArticlePersonRow,
  PERSON_COLUMNS,
  PERSON_READ_BY,
  type PersonRow,
  peopleCounts,
  peopleOfArticles,
} from "./sql.ts"

export type PersonLoaders = ReturnType<typeof personLoaders>

export function personLoaders(all: Database, asks: Asks, reads?: Reads) {
  const database = notingRows(all, reads, "Person")
  const columns: Columns = columnsFor(PERSON_COLUMNS, PERSON_READ_BY, asks)
  const columnsInArticle = columnsFor(ARTICLE_PERSON_COLUMNS, ARTICLE_PERSON_READ_BY, asks)
  return {
    ...namedLoaders<PersonRow>(database, "people", columns, reads),
    /** By article id. */
    ofArticles: perArguments(({ role, page }: { role: PersonRole | undefined; page: PageRequest }) =>
      relationLoader<ArticlePersonRow>(database, `people ${role ?? ""}`, peopleOfArticles(columnsInArticle, role), page),
    ),
    /** By article id. */
    countsOfArticles: perArguments(({ role }: { role: PersonRole | undefined }) =>
      countLoader((articles) => database.query(peopleCounts(articles, role))),
    ),
  }
}
