import type pg from "pg"

/** How old the planner's figures may be: they change slowly, and only decide which index is read. */
const KEPT_MS = 60_000

interface Known {
  shares: ReadonlyMap<string, number>
  readAt: number
}

const known = new WeakMap<pg.Pool, Map<string, Known>>()

/**
 * In what share of the rows the most common elements of a column (the lexemes of a tsvector) stand, as the planner sampled them.
 * Answers from memory at once, with nothing at first, and reads the figures anew in the background when they are old: they are a
 * hint, and a request does not wait for a hint.
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
      // Without figures every word counts as rare. The next look is after the usual time.
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
