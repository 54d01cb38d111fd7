import sql, { raw } from "sql-template-tag"
import type { Queryable } from "../../src/db/transaction.ts"

/** What is another each time: moments of writing, and the log of changes with who listens to it. */
const TIMES = ["changed_at", "removed_at", "made_at", "since", "taken_until"]
const LOGS = ["_prisma_migrations", "name_changes", "content_changes", "content_listeners"]

/** All rows of all tables as lines to compare, without ids that count rows and without moments of writing. */
export async function storedLines(queryable: Queryable): Promise<string[]> {
  const tables = await queryable.query<{ name: string; counted: string[] }>(sql`SELECT t.table_name AS name,
      ARRAY(SELECT column_name::text FROM information_schema.columns c WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name
        AND (c.column_default LIKE 'nextval%' OR c.is_identity = 'YES')) AS counted
    FROM information_schema.tables t WHERE t.table_schema = current_schema() AND t.table_type = 'BASE TABLE' ORDER BY 1`)
  const lines = await Promise.all(
    tables
      .filter(({ name }) => !LOGS.includes(name))
      .map(({ name, counted }) =>
        queryable.query<{ line: string }>(
          sql`SELECT ${name} || ' ' || (to_jsonb(t) - ${[...counted, ...TIMES]}::text[])::text AS line FROM ${raw(name)} t`,
        ),
      ),
  )
  return lines
    .flat()
    .map(({ line }) => line)
    .sort()
}
