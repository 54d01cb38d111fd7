import { countLoader, listLoader, NO_PARENT, pageLoader, perArguments, rowLoader } from "../../db/batching.ts"
import type { Columns } from "../../db/columns.ts"
import type { Database } from "../../db/database.ts"
import type { PageRequest } from "../../db/keyset.ts"
import type { PersonRole } from "../enums.ts"
import { calling, notingMissing, notingRows, type Reads } from "../reads.ts"
import type { SearchLoaders } from "../search/loaders.ts"
import { keptFor } from "../totals/kept.ts"
import { keptCounts } from "../totals/sql.ts"
import { type ArticleFilter, type ArticleSelection, narrowToIndexedScope } from "./filter.ts"
import { type RemovedRow, removedCount, removedPage } from "./removed-sql.ts"
import {
  type ArticleIdRow,
  type ArticlePages,
  type ArticleRow,
  articleCounts,
  articlePages,
  articlesById,
  articlesBySlug,
  type BodyRow,
  bodiesOfArticles,
  externalIdsOfArticles,
  openingsOfArticles,
  type PagedArticleRow,
  rolesInArticles,
} from "./sql.ts"

export type ArticleLoaders = ReturnType<typeof articleLoaders>

/** The loaders of articles for one request. @param reading which columns the request needs, and whether rows have a score. */
export function articleLoaders(
  all: Database,
  searches: SearchLoaders,
  reading: { columns: Columns; withScore: boolean },
  reads?: Reads,
) {
  const { columns } = reading
  const database = notingRows(all, reads, "Article")
  const rows = <Row extends object>(key: keyof Row & string, load: Parameters<typeof rowLoader<Row>>[1]) =>
    notingMissing(reads, "articles", rowLoader<Row>(key, load))
  const counts = calling(
    reads,
    "articles",
    perArguments((selection: ArticleSelection) => {
      const kept = keptFor(selection)
      if (kept) return countLoader((parents) => database.query(keptCounts(kept, parents)))
      return countLoader(async (parents) =>
        database.query(articleCounts(selection, parents, await searches.inFilter(selection.filter))),
      )
    }),
  )
  return {
    byId: rows<ArticleRow>("id", (ids, prefetched) => database.query(articlesById(ids, { columns, prefetched }))),
    bySlug: rows<ArticleRow>("slug", (slugs, prefetched) => database.query(articlesBySlug(slugs, { columns, prefetched }))),
    /** By id: the texts of articles, for fields that need them; lists do not carry them. */
    bodies: rows<BodyRow>("id", (ids) => database.query(bodiesOfArticles(ids))),
    /** By id: the first characters of bodies, so that a list of long ones stays small. */
    openings: perArguments((most: number) => rowLoader<BodyRow>("id", (ids) => database.query(openingsOfArticles(ids, most)))),
    /** By article id: its ids in other systems. */
    externalIds: listLoader<ArticleIdRow>((ids) => database.query(externalIdsOfArticles(ids))),
    /** By parent id; NO_PARENT for the scope `all`. */
    pages: calling(
      reads,
      "articles",
      perArguments((pages: ArticlePages) =>
        pageLoader<PagedArticleRow>(pages.page, async (parents, prefetched) => {
          const meaning = await searches.inFilter(pages.filter)
          return database.query(articlePages(pages, parents, { ...reading, prefetched, searches: meaning }))
        }),
      ),
    ),
    counts,
    /** How many articles a filter selects. */
    countOf(filter: ArticleFilter): Promise<number> {
      const { selection, parent } = narrowToIndexedScope({ scope: { of: "all" }, filter }, NO_PARENT)
      return counts(selection).load(parent)
    },
    /** By NO_PARENT: removed articles. There are no rows with their ids, so only the list is noted as read. */
    removedPages: calling(
      reads,
      "articles",
      perArguments(({ since, page }: { since: string; page: PageRequest }) =>
        pageLoader<RemovedRow>(page, () => all.query(removedPage(since, page))),
      ),
    ),
    /** By NO_PARENT. */
    removedCounts: calling(
      reads,
      "articles",
      perArguments((since: string) => countLoader(() => all.query(removedCount(since)))),
    ),
    /** By `personId:articleId`. */
    rolesOfPerson: listLoader<{ parentId: string; role: PersonRole }>((keys) => database.query(rolesInArticles(keys))),
  }
}
