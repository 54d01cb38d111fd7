import { raw } from "sql-template-tag"
import { type Batch, pageLoader } from "./batching.ts"
import { fromTexts } from "./columns.ts"
import type { Database } from "./database.ts"
import { type Page, type PageRequest, toPage } from "./keyset.ts"
import type { Prefetch } from "./prefetch.ts"
import { pagesOfParents, pageWithin, type Relation } from "./relation.ts"

/**
 * Loads the pages of a relation by the parents' ids: with a statement of its own, or prefetched by the statement that reads the
 * parents.
 */
export interface RelationLoader<Row> {
  readonly loader: Batch<Page<Row>>
  /** @param parentId the expression for the parent's id in its statements. */
  readonly within: (parentId: string) => Prefetch<{ id: string }>
}

/**
 * Makes the loader of a relation. @param name identifies the relation and its arguments among the prefetches of one statement.
 */
export function relationLoader<Row extends { parentId: string }>(
  database: Database,
  name: string,
  relation: Relation,
  page: PageRequest,
): RelationLoader<Row> {
  const loader = pageLoader<Row>(page, (parents) => database.query(pagesOfParents(relation, parents, page)))
  const numbers = "position" in relation.columns ? (["position"] as const) : []
  const toRow = fromTexts<Row>(relation.columns, numbers as readonly (keyof Row & string)[])
  const key = `${name} ${JSON.stringify(page)}`
  return {
    loader,
    within: (parentId) => ({
      key,
      column: pageWithin(relation, raw(parentId), page),
      deliver(parent, value) {
        const rows = ((value ?? []) as (string | null)[][]).map((texts) => ({ ...toRow(texts), parentId: parent.id }))
        database.note?.(rows)
        loader.give(parent.id, toPage(rows, page))
      },
    }),
  }
}
