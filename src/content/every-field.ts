import type { Asks } from "../db/columns.ts"

/** For those who read rows without a document: every field but the texts of articles, which lists of them should not carry. */
export const everyField: Asks = (field) => field !== "body" && field !== "match"
