import sql from "sql-template-tag"
import type { Transaction } from "./transaction.ts"

/**
 * The statement that renews the planner's statistics of tables. The tables are always in the same order: each stays locked
 * until the transaction ends, so two transactions that took them in different orders could wait for each other for ever.
 */
export function analyze(...tables: readonly string[]): string {
  return `ANALYZE ${tables.toSorted().join(", ")}`
}

/** A table is analyzed again when this share of its rows has changed since, and at least so many rows. */
const SHARE = 0.1
const FEWEST = 500

/**
 * Renews the planner's statistics of those of the tables that have changed enough since they were last analyzed, by this
 * transaction or earlier ones. In the embedded database nothing else does (it has no autovacuum). @returns the tables analyzed.
 */
export async function analyzeChanged(transaction: Transaction, ...tables: readonly string[]): Promise<string[]> {
  const changed = await transaction.query<{ name: string }>(sql`SELECT w.name FROM unnest(${tables}::text[]) AS w(name)
    JOIN pg_class c ON c.oid = w.name::regclass
    WHERE pg_stat_get_mod_since_analyze(c.oid) + pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid)
      + pg_stat_get_xact_tuples_deleted(c.oid) > CASE WHEN c.reltuples < 0 THEN 0 ELSE greatest(${FEWEST}::int, ${SHARE}::float8 * c.reltuples) END`)
  const names = changed.map(({ name }) => name)
  if (names.length > 0) await transaction.script(analyze(...names))
  return names
}
