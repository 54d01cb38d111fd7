import type { LinkedName } from "../articles/plain-links.ts"
import type { PersonRole, SourceRole } from "../enums.ts"

/**
 * What stored totals are counted by (docs/adr/0026). Links with roles have a total for each role, such as `person:QUOTED`. For
 * people there is also one for all roles together, in which an article counts once for each person.
 */
export type KeptBy =
  | "all"
  | "publisher"
  | "language"
  | "month"
  /** Filed under a topic or one of its descendants. */
  | "topicTree"
  | "person"
  | `person:${PersonRole}`
  | `source:${SourceRole}`
  | LinkedName

/** The key of the total of all articles. */
export const WHOLE = ""

/**
 * The number of digits of the largest id. Keys made of ids are padded to this length, so that their order as texts is that of
 * the numbers.
 */
export const ID_DIGITS = 19

/** SQL for an id as a key. @param id an expression. */
export function idKey(id: string): string {
  return `lpad(${id}::text, ${ID_DIGITS}, '0')`
}

/** SQL for the month of a time in UTC as a key: `2021-03`, or NULL for -infinity. @param at an expression. */
export function monthKey(at: string): string {
  return `CASE WHEN ${at} > '-infinity' THEN to_char(${at} AT TIME ZONE 'UTC', 'YYYY-MM') END`
}
