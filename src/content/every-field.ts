import type { Asks } from "../db/columns.ts"

/**
 * For callers that read rows without a GraphQL document: every field but the texts of articles, which lists should not carry.
 */
export const everyField: Asks = (field) => field !== "body" && field !== "match"
