import type { CountsRow } from "./sql.ts"

/** How many records of each kind were created, updated, left alone and deleted. */
export type Changes = Record<"sources" | "people" | "topics" | "articles" | "stories", CountsRow>

const NONE: CountsRow = { created: 0, updated: 0, unchanged: 0, deleted: 0 }
export const NOTHING: Changes = { sources: NONE, people: NONE, topics: NONE, articles: NONE, stories: NONE }
