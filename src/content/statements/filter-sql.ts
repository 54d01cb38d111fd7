import sql, { empty, raw, type Sql } from "sql-template-tag"
import { andAll } from "../../db/conditions.ts"
import type { AttributionRole, StatementCondition, StatementFilter } from "./filter.ts"

/** Which expressions a statement has for the columns that conditions use. */
export interface StatementColumns {
  readonly id: string
  readonly sortAt: string
}

/** Whether a filter uses columns that only the table `statements` has. */
export function needsStatement(filter: StatementFilter): boolean {
  return filter.some(({ is }) => is === "article" || is === "direct" || is === "method")
}

/** ` AND …` for each condition. The statement must have `statements` as `s` if `needsStatement` says so. */
export function filterWhere(filter: StatementFilter, columns: StatementColumns): Sql {
  return andAll(filter.map((condition) => where(condition, columns)))
}

function where(condition: StatementCondition, columns: StatementColumns): Sql {
  const sortAt = raw(columns.sortAt)
  switch (condition.is) {
    case "article":
      return sql`s.article_id = ANY(${condition.ids}::bigint[])`
    case "person":
      return hasStep(columns, sql`x.person_id = ANY(${condition.ids}::bigint[])${inRole("x", condition.role)}`)
    case "source":
      return hasStep(columns, sql`x.source_id = ANY(${condition.ids}::bigint[])${inRole("x", condition.role)}`)
    case "role":
      return hasStep(columns, sql`true${inRole("x", condition.role)}`)
    case "direct":
      return sql`s.direct = ${condition.direct}`
    case "method":
      return sql`s.method = ${condition.method}::annotation_method`
    case "unnamed":
      return hasStep(columns, sql`x.position = 0 AND (x.person_id IS NULL AND x.source_id IS NULL) = ${condition.unnamed}`)
    case "published": {
      const from = condition.from === null ? sql`${sortAt} > '-infinity'` : sql`${sortAt} >= ${condition.from}::timestamptz`
      return condition.until === null ? from : sql`${from} AND ${sortAt} < ${condition.until}::timestamptz`
    }
  }
}

function hasStep({ id }: StatementColumns, condition: Sql): Sql {
  return sql`EXISTS (SELECT FROM statement_steps x WHERE x.statement_id = ${raw(id)} AND ${condition})`
}

/** ` AND …` if a role is given. @param steps the alias of `statement_steps`. */
export function inRole(steps: string, role: AttributionRole | null): Sql {
  if (role === null) return empty
  return raw(role === "SPEAKER" ? ` AND ${steps}.position = 0` : ` AND ${steps}.position > 0`)
}
