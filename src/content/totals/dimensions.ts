import type { LinkedName } from "../articles/plain-links.ts"
import type { PersonRole, SourceRole } from "../enums.ts"

/**
 * What the totals of articles are kept by (docs/adr/0026). Of a link with a role there is one for each role, `person:QUOTED`; that of
 * people has one for all roles too, in which an article counts once for each person.
 */
export type KeptBy =
  | "all"
  | "publisher"
  | "language"
  | "month"
  /** What stands under a topic or one below it. */
  | "topicTree"
  | "person"
  | `person:${PersonRole}`
  | `source:${SourceRole}`
  | LinkedName

/** The key of the total of all articles. */
export const WHOLE = ""

/** Digits of the largest id. Keys of ids are as long, so that their order as texts is that of the numbers. */
export const ID_DIGITS = 19

/** An id as a key, in SQL. @param id an expression. */
export function idKey(id: string): string {
  return `lpad(${id}::text, ${ID_DIGITS}, '0')`
}

/** The month of a moment in UTC as a key, in SQL: `2021-03`, and NULL where it is -infinity. @param at an expression. */
export function monthKey(at: string): string {
  return `CASE WHEN ${at} > '-infinity' THEN to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM') END`
}
