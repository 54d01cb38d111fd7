import { isInstant } from "../db/instant.ts"
import type { Key, KeysetOrder } from "../db/keyset.ts"
import { badInput } from "../errors.ts"
import { isRowId } from "./node-id.ts"

/** Goes up when what a cursor holds changes: old cursors are then refused rather than misread. */
const VERSION = "1"

const VALID: Record<KeysetOrder["sortType"], (sort: string) => boolean> = {
  timestamptz: (sort) => sort === "-infinity" || isInstant(sort),
  int: (sort) => /^\d{1,9}$/.test(sort),
  relevance: (sort) => /^[1-4] /.test(sort) && VALID.timestamptz(sort.slice(2)),
  text: (sort) => !sort.includes("\0"),
}

/** Opaque to clients: base64url of version, order, id and sort value. */
export function encodeCursor(order: KeysetOrder, key: Key): string {
  return Buffer.from(`${VERSION}|${order.name}|${key.id}|${key.sort}`).toString("base64url")
}

/** @throws BAD_USER_INPUT where the cursor is none, or belongs to a list with another order. */
export function decodeCursor(order: KeysetOrder, argument: string, cursor: string): Key {
  const [version, name, id, ...rest] = Buffer.from(cursor, "base64url").toString().split("|")
  const sort = rest.join("|")
  if (version !== VERSION || !name || !id || !isRowId(id)) throw unknownCursor(argument, cursor)
  if (name !== order.name) {
    throw badInput(
      `\`${argument}\` is a cursor of a list ordered by ${name}, but this list is ordered by ${order.name}. Start again without it.`,
    )
  }
  if (!VALID[order.sortType](sort)) throw unknownCursor(argument, cursor)
  return { sort, id }
}

export function unknownCursor(argument: string, cursor: string) {
  return badInput(
    `Expected \`${argument}\` to be a cursor from \`pageInfo\` or an edge of this list, got ${JSON.stringify(cursor.slice(0, 60))}.`,
  )
}
