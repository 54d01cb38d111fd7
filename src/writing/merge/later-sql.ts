/**
 * SQL for the time of a write, by the database's clock: one time for all rows of the statement, and later than any time in the
 * column. So a reader that has seen everything up to some time and asks for what is later misses nothing. Writers hold a lock
 * until they commit, so later times also become visible later. Where the clock was set back, or several writes fall into one
 * millisecond, the time is one millisecond after the newest stored one.
 */
export function laterThan(table: string, column: string): string {
  return `greatest(statement_timestamp(), (SELECT max(${column}) + interval '1 millisecond' FROM ${table}))`
}
