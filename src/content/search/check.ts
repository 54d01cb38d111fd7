import { badInput } from "../../errors.ts"
import { parseQuery } from "../../text/search/query.ts"

/** Checks the length of a search. @returns it unchanged. @throws BAD_USER_INPUT for more than 1,000 characters or 32 words. */
export function checkSearch(text: string): string {
  try {
    parseQuery(text)
    return text
  } catch (error) {
    if (error instanceof RangeError) throw badInput(error.message)
    throw error
  }
}
