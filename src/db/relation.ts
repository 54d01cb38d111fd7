import sql, { type Sql } from "sql-template-tag"
import { asTexts, type Columns, selected } from "./columns.ts"
import { type KeysetOrder, keysetOrderBy, keysetWhere, type PageRequest } from "./keyset.ts"
import { parentsAs } from "./plannable.ts"

/** The rows that belong to a parent, and their order. */
export interface Relation {
  readonly columns: Columns
  /** `… FROM …`: what follows the columns of the SELECT. */
  readonly from: Sql
  /** The condition for the rows of a parent; it is given the expression for the parent's id. */
  readonly where: (parent: Sql) => Sql
  readonly order: KeysetOrder
}

const PARENT = sql`p.id`

/** Reads one page for each parent, in one statement that reads one range of an index for each. */
export function pagesOfParents(relation: Relation, parents: readonly string[], page: PageRequest): Sql {
  return sql`SELECT p.id AS "parentId", r.* FROM ${parentsAs(parents)} CROSS JOIN LATERAL (
    SELECT ${selected(relation.columns)} ${rangeOf(relation, PARENT, page)}) r`
}

/** The same page as a value in the parent's row: a JSON array of arrays of texts; null if it is empty. */
export function pageWithin(relation: Relation, parent: Sql, page: PageRequest): Sql {
  return sql`(SELECT json_agg(array_to_json(r.texts)) FROM (SELECT ${asTexts(relation.columns)} AS texts ${rangeOf(relation, parent, page)}) r)`
}

function rangeOf({ from, where, order }: Relation, parent: Sql, page: PageRequest): Sql {
  return sql`FROM ${from} WHERE ${where(parent)} ${keysetWhere(order, page)} ${keysetOrderBy(order, page)}`
}
