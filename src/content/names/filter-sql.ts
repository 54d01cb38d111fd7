import sql, { raw, type Sql } from "sql-template-tag"
import { allHold, andAll, anyHolds, beginsWith } from "../../db/conditions.ts"
import type { NamedTable } from "../named-kinds.ts"
import type { NamedCondition, NamedFilter } from "./filter.ts"
import { namedKind, ownerColumn } from "./owner.ts"

/** ` AND …` for each condition on the row `e`. */
export function namedWhere(table: NamedTable, filter: NamedFilter): Sql {
  return andAll(filter.map((condition) => where(table, condition)))
}

function where(table: NamedTable, condition: NamedCondition): Sql {
  switch (condition.is) {
    case "kind":
      return sql`e.kind = ANY(${condition.kinds}::source_kind[])`
    case "country":
      return sql`(e.country IS NOT NULL AND e.country = ANY(${condition.countries}::text[]))`
    case "namePrefix": {
      const owner = raw(ownerColumn(table))
      return sql`e.id IN (SELECT n.${owner} FROM names n WHERE n.${owner} IS NOT NULL
        AND ${beginsWith("n.folded", condition.prefix)})`
    }
    case "articlesSince":
      return sql`EXISTS (SELECT FROM ${raw(articlesOf(table))} AND x.sort_at >= ${condition.since}::timestamptz)`
    case "parent":
      return condition.ids === null
        ? raw("e.parent_id IS NULL")
        : sql`(e.parent_id IS NOT NULL AND e.parent_id = ANY(${condition.ids}::bigint[]))`
    case "everything":
      return raw("true")
    case "all":
      return allHold(condition.of.map((one) => where(table, one)))
    case "any":
      return anyHolds(condition.of.map((one) => where(table, one)))
    case "not":
      return sql`NOT ${allHold([where(table, condition.of)])}`
  }
}

/** The articles that count as a row's own, for `articlesSince`. */
function articlesOf(table: NamedTable): string {
  const { articles } = namedKind(table)
  return articles
    ? `${articles.table} x WHERE x.${articles.column} = e.id AND ${articles.where ?? "true"}`
    : "articles x WHERE false"
}
