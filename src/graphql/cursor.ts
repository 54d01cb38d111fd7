import { isInstant } from "../db/instant.ts"
import type { Key, KeysetOrder } from "../db/keyset.ts"
import { badInput } from "../errors.ts"
import { quoted } from "../text/cut.ts"
import { bytesIn } from "./base64url.ts"
import { isRowId } from "./node-id.ts"

/** The order of a list, and which list it is: the field, such as `Person.articles`, whoever the person is. */
export interface ListOrder extends KeysetOrder {
  readonly list: string
}

/** Raised when the content of cursors changes, so that old ones are refused and not misread. 2: the list was added. */
const VERSION = "2"

const VALID: Record<KeysetOrder["sortType"], (sort: string) => boolean> = {
  timestamptz: (sort) => sort === "-infinity" || isInstant(sort),
  int: (sort) => /^\d{1,9}$/.test(sort),
  relevance: (sort) => /^[1-4] /.test(sort) && VALID.timestamptz(sort.slice(2)),
  text: (sort) => !sort.includes("\0"),
}

/** Makes a cursor: base64url of version, list, order, id and sort value. Opaque to clients. */
export function encodeCursor({ list, name }: ListOrder, key: Key): string {
  return Buffer.from(`${VERSION}|${list}|${name}|${key.id}|${key.sort}`).toString("base64url")
}

/**
 * The position that a cursor stands for. @param argument its name, for the message. @throws BAD_USER_INPUT for a text that is
 * no cursor, or a cursor of another list or order.
 */
export function decodeCursor(order: ListOrder, argument: string, cursor: string): Key {
  const [version, ...parts] = String(bytesIn(cursor) ?? "").split("|")
  if (/^\d{1,3}$/.test(version ?? "") && version !== VERSION)
    throw badInput(`\`${argument}\` is a cursor that another version of Isnad gave out. Start again without it.`)
  const [list, name, id, ...rest] = parts
  const sort = rest.join("|")
  if (version !== VERSION || !list || !name || !id || !isRowId(id)) throw unknownCursor(argument, cursor)
  if (list !== order.list) throw elsewhere(argument, `of ${quoted(list)}`, `is ${order.list}`)
  if (name !== order.name) throw elsewhere(argument, `of a list ordered by ${quoted(name)}`, `is ordered by ${order.name}`)
  if (!VALID[order.sortType](sort)) throw unknownCursor(argument, cursor)
  return { sort, id }
}

function elsewhere(argument: string, there: string, here: string) {
  return badInput(`\`${argument}\` is a cursor ${there}, but this list ${here}. Start again without it.`)
}

/** The error BAD_USER_INPUT for a text that is no cursor of the list. @param argument its name: `after` or `before`. */
export function unknownCursor(argument: string, cursor: string) {
  return badInput(`Expected \`${argument}\` to be a cursor from \`pageInfo\` or an edge of this list, got ${quoted(cursor)}.`)
}
