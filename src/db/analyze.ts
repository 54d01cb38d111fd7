/**
 * The statement that renews the planner's statistics of tables. The tables are always in the same order: each stays locked
 * until the transaction ends, so two transactions that took them in different orders could wait for each other for ever.
 */
export function analyze(...tables: readonly string[]): string {
  return `ANALYZE ${tables.toSorted().join(", ")}`
}
