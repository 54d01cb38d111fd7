import sql, { empty, raw, type Sql } from "sql-template-tag"
import { keysetOrderBy, keysetSort, keysetWhere, type PageRequest } from "../../db/keyset.ts"
import type { StatementFilter, StatementOwner, StatementSelection } from "./filter.ts"
import { filterWhere, inRole, needsStatement, type StatementColumns } from "./filter-sql.ts"
import { NEWEST, STATEMENT_COLUMNS } from "./sql.ts"

// Lists of statements, the newest first. The list of an owner is one range of an index, which is cut before rows of
// `statements` are read.

/** One page of each parent's statements. */
export function pagesOfOwners(owner: StatementOwner, page: PageRequest, parents: readonly string[]): Sql {
  return sql`SELECT p.id AS "parentId", f.* FROM unnest(${parents}::bigint[]) AS p(id) CROSS JOIN LATERAL (
    SELECT ${STATEMENT_COLUMNS} FROM (${rangeOf(owner, [], page)}) r JOIN statements s ON s.id = r.id ${sortOf("r", page)}) f`
}

/** How many statements each parent has. */
export function countsOfOwners(owner: StatementOwner, parents: readonly string[]): Sql {
  return sql`SELECT p.id AS "parentId", (SELECT count(DISTINCT ${raw(LISTS[owner.of].id)})::int FROM ${selectedOf(owner, [])}) AS count FROM unnest(${parents}::bigint[]) AS p(id)`
}

/** One page of a selection. The first rows of several owners together are among the first rows of each. */
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
  /** The condition for the rows of a parent `p.id`. */
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
 * The rows of a parent `p.id` on a page: `sort_at` and `id`. A speaker who is in a chain twice has two steps there, next to
 * each other in the index; they are made one as it is read.
 */
function rangeOf(owner: StatementOwner, filter: StatementFilter, page: PageRequest): Sql {
  const { id, sortAt } = LISTS[owner.of]
  const keyset = { ...NEWEST, sort: sortAt, id }
  return sql`SELECT DISTINCT ${raw(sortAt)} AS sort_at, ${raw(id)} AS id FROM ${selectedOf(owner, filter)} ${keysetWhere(keyset, page)} ${keysetOrderBy(keyset, page)}`
}

function sortOf(alias: string, page: PageRequest): Sql {
  return keysetSort({ ...NEWEST, sort: `${alias}.sort_at`, id: `${alias}.id` }, page)
}

/** Everything that a filter selects for a parent `p.id`: tables and conditions. */
function selectedOf(owner: StatementOwner, filter: StatementFilter): Sql {
  const list = LISTS[owner.of]
  const joined =
    list.table !== LISTS.article.table && needsStatement(filter) ? " JOIN statements s ON s.id = l.statement_id" : ""
  const role = owner.of === "article" ? empty : inRole("l", owner.role)
  return sql`${raw(list.table)}${raw(joined)} WHERE ${raw(list.owner)} = p.id${role}${filterWhere(filter, list)}`
}
