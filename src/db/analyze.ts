/**
 * Renews the planner's figures of tables: always in one order, since each stays locked until its transaction ends, and two that lock
 * the same tables in different orders wait for one another for ever.
 */
export function analyze(...tables: readonly string[]): string {
  return `ANALYZE ${tables.toSorted().join(", ")}`
}
