import type { PageRequest } from "../db/keyset.ts"
import { badInput } from "../errors.ts"
import { decodeCursor, type ListOrder } from "./cursor.ts"

export const DEFAULT_PAGE_SIZE = 20
export const LARGEST_PAGE = 100
/** The largest page of `articles`, the one list through which whole archives are read. */
export const LARGEST_ARCHIVE_PAGE = 500

export interface PageArguments {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/**
 * Checks the arguments of a connection. @throws BAD_USER_INPUT: `first` together with `last`, a size below 0 or above
 * `largest`, a cursor of another list.
 */
export function toPageRequest(args: PageArguments, order: ListOrder, largest = LARGEST_PAGE): PageRequest {
  if (args.first != null && args.last != null)
    throw badInput("Expected `first` or `last`, got both. Use `first` to read forward and `last` to read backward.")
  const backward = args.last != null
  const size = args.last ?? args.first ?? DEFAULT_PAGE_SIZE
  if (size < 0 || size > largest) {
    throw badInput(
      `Expected \`${backward ? "last" : "first"}\` to be from 0 to ${largest}, got ${size}. Read further pages with \`${backward ? "before" : "after"}\`.`,
    )
  }
  return {
    limit: size,
    backward,
    after: args.after == null ? null : decodeCursor(order, "after", args.after),
    before: args.before == null ? null : decodeCursor(order, "before", args.before),
  }
}
