import { countLoader, pageLoader, perArguments } from "../db/batching.ts"
import type { Database } from "../db/database.ts"
import type { PageRequest } from "../db/keyset.ts"
import { namedLoaders } from "../names/loaders.ts"
import {
  type ArticlePersonRow,
  PERSON_COLUMNS,
  type PersonRole,
  type PersonRow,
  peopleCounts,
  peopleOfArticles,
} from "./sql.ts"

export type PersonLoaders = ReturnType<typeof personLoaders>

export function personLoaders(database: Database) {
  return {
    ...namedLoaders<PersonRow>(database, "people", PERSON_COLUMNS),
    /** By article id. */
    ofArticles: perArguments(({ role, page }: { role?: PersonRole; page: PageRequest }) =>
      pageLoader<ArticlePersonRow>(page, (articles) => database.query(peopleOfArticles(articles, role, page))),
    ),
    /** By article id. */
    countsOfArticles: perArguments(({ role }: { role?: PersonRole }) =>
      countLoader((articles) => database.query(peopleCounts(articles, role))),
    ),
  }
}
