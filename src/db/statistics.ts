import type pg from "pg"

/** For how long the planner's statistics are kept: they change slowly, and only influence which index is read. */
const KEPT_MS = 60_000

interface Known {
  shares: ReadonlyMap<string, number>
  readAt: number
}

const known = new WeakMap<pg.Pool, Map<string, Known>>()

/**
 * The most common elements of a column (the lexemes of a tsvector) and in which part of the rows each occurs, as the planner
 * sampled them. Answers at once from memory, at first with nothing, and reads new statistics in the background when they are
 * old: they are only a hint, for which a request should not wait.
 */
export function commonElements(pool: pg.Pool, table: string, column: string): ReadonlyMap<string, number> {
  const tables = known.get(pool) ?? new Map<string, Known>()
  known.set(pool, tables)
  const key = `${table}.${column}`
  const entry = tables.get(key) ?? { shares: new Map<string, number>(), readAt: Number.NEGATIVE_INFINITY }
  tables.set(key, entry)
  if (performance.now() - entry.readAt > KEPT_MS) {
    entry.readAt = performance.now()
    void readShares(pool, table, column).then(
      (shares) => {
        entry.shares = shares
      },
      // Without statistics every word counts as rare. They are read again after the usual time.
      () => {},
    )
  }
  return entry.shares
}

async function readShares(pool: pg.Pool, table: string, column: string): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ element: string; share: number }>(
    `SELECT e.element, e.share::float8 AS share FROM pg_stats s
      CROSS JOIN LATERAL unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) AS e(element, share)
      WHERE s.schemaname = ANY(current_schemas(false)) AND s.tablename = $1 AND s.attname = $2 AND e.element IS NOT NULL`,
    [table, column],
  )
  return new Map(rows.map(({ element, share }) => [element, share]))
}
