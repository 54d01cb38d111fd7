import sql, { empty, raw, type Sql } from "sql-template-tag"
import { keysetOrderBy, keysetSort, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import type { StatementFilter, StatementOwner, StatementSelection } from "./filter.ts"
import { filterWhere, inRole, needsStatement, type StatementColumns } from "./filter-sql.ts"
import { NEWEST, STATEMENT_COLUMNS } from "./sql.ts"

// Lists of statements, the newest first. Each owner's is one range of an index, cut before `statements` is looked up.

/** One page of each parent's statements. */
export function pagesOfOwners(owner: StatementOwner, page: PageRequest, parents: readonly string[]): Sql {
  return sql`SELECT p.id AS "parentId", f.* FROM unnest(${parents}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${STATEMENT_COLUMNS} FROM (${rangeOf(owner, [], page)}) r JOIN statements s ON s.id = r.id ${sortOf("r", page)}) f`
}

/** How many statements each parent has. */
export function countsOfOwners(owner: StatementOwner, parents: readonly string[]): Sql {
  return sql`SELECT p.id AS "parentId", (SELECT count(DISTINCT ${raw(LISTS[owner.of].id)})::int FROM ${selectedOf(owner, [])}) AS count FROM unnest(${parents}::bigint[]) AS p(id)`
}

/** One page of a selection. The first of what several owners have are among the first of each. */
export function statementPage({ owners, filter }: StatementSelection, page: PageRequest): Sql {
  if (owners === null)
    return sql`SELECT ${STATEMENT_COLUMNS} FROM statements s WHERE true${filterWhere(filter, STATEMENTS)} ${keysetWhere(NEWEST, page)} ${keysetOrderBy(NEWEST, page)}`
  return sql`SELECT ${STATEMENT_COLUMNS} FROM (SELECT DISTINCT f.sort_at, f.id FROM unnest(${owners.ids}::bigint[]) AS p(id)
      CROSS JOIN LATERAL (${rangeOf(owners.owner, filter, page)}) f ${sortOf("f", page)} LIMIT ${page.limit + 1}) r
    JOIN statements s ON s.id = r.id ${sortOf("r", page)}`
}

/** How many statements a selection has. */
export function statementCount({ owners, filter }: StatementSelection): Sql {
  if (owners === null) return sql`SELECT count(*)::int AS count FROM statements s WHERE true${filterWhere(filter, STATEMENTS)}`
  const id = raw(LISTS[owners.owner.of].id)
  return sql`SELECT count(DISTINCT f.id)::int AS count FROM unnest(${owners.ids}::bigint[]) AS p(id)
    CROSS JOIN LATERAL (SELECT ${id} AS id FROM ${selectedOf(owners.owner, filter)}) f`
}

interface List extends StatementColumns {
  /** The table whose index has the list, with its alias. */
  readonly table: string
  /** What belongs to a parent `p.id`. */
  readonly owner: string
}

const STATEMENTS: StatementColumns = { id: "s.id", sortAt: "s.sort_at" }
const STEPS = { table: "statement_steps l", id: "l.statement_id", sortAt: "l.sort_at" }
const LISTS: Record<StatementOwner["of"], List> = {
  article: { table: "statements s", ...STATEMENTS, owner: "s.article_id" },
  person: { ...STEPS, owner: "l.person_id" },
  source: { ...STEPS, owner: "l.source_id" },
}

/**
 * The range of a parent `p.id` on a page: `sort_at` and `id`. Somebody who stands in a chain twice has two steps there, which are
 * neighbours in the index: they become one as it is read.
 */
function rangeOf(owner: StatementOwner, filter: StatementFilter, page: PageRequest): Sql {
  const { id, sortAt } = LISTS[owner.of]
  const keyset = { ...NEWEST, sort: sortAt, id }
  return sql`SELECT DISTINCT ${raw(sortAt)} AS sort_at, ${raw(id)} AS id FROM ${selectedOf(owner, filter)} ${keysetWhere(keyset, page)} ${keysetOrderBy(keyset, page)}`
}

function sortOf(alias: string, page: PageRequest): Sql {
  return keysetSort({ ...NEWEST, sort: `${alias}.sort_at`, id: `${alias}.id` }, page)
}

/** Everything of a parent `p.id` that a filter selects: tables and conditions. */
function selectedOf(owner: StatementOwner, filter: StatementFilter): Sql {
  const list = LISTS[owner.of]
  const joined =
    list.table !== LISTS.article.table && needsStatement(filter) ? " JOIN statements s ON s.id = l.statement_id" : ""
  const role = owner.of === "article" ? empty : inRole("l", owner.role)
  return sql`${raw(list.table)}${raw(joined)} WHERE ${raw(list.owner)} = p.id${role}${filterWhere(filter, list)}`
}
