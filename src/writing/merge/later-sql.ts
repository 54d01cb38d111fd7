/**
 * The moment of a write by the database's clock, one for all of its rows, and later than all that a column has: who has read up to some
 * moment and asks for what is later misses nothing. Writers take turns until they commit, so that what is written later also becomes
 * visible later; where the clock was set back, or is slower than the writes, the next millisecond counts.
 */
export function laterThan(table: string, column: string): string {
  return `greatest(statement_timestamp(), (SELECT max(${column}) + interval '1 millisecond' FROM ${table}))`
}
