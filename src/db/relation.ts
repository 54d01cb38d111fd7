import sql, { type Sql } from "sql-template-tag"
import { asTexts, type Columns, selected } from "./columns.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "./keyset.ts"
import { parentsAs } from "./plannable.ts"

/** The rows that belong to a parent, in an order of their own. */
export interface Relation {
  readonly columns: Columns
  /** `… FROM …` behind the columns. */
  readonly from: Sql
  /** What holds for the rows of the parent whose id stands there. */
  readonly where: (parent: Sql) => Sql
  readonly order: KeysetOrder
}

const PARENT = sql`p.id`

/** One page for each parent: one statement, one range of an index a parent. */
export function pagesOfParents(relation: Relation, parents: readonly string[], page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM ${parentsAs(parents)} CROSS JOIN LATERAL (
    SELECT ${selected(relation.columns)} ${rangeOf(relation, PARENT, page)}) r`
}

/** The same page as a value in its parent's row: a JSON array of arrays of texts; null where it is empty. */
export function pageWithin(relation: Relation, parent: Sql, page: PageRequest): Sql {
  return sql`(SELECT json_agg(array_to_json(r.texts)) FROM (SELECT ${asTexts(relation.columns)} AS texts ${rangeOf(relation, parent, page)}) r)`
}

function rangeOf({ from, where, order }: Relation, parent: Sql, page: PageRequest): Sql {
  return sql`FROM ${from} WHERE ${where(parent)} ${keysetWhere(order, page)} ${keysetOrderBy(order, page)}`
}
