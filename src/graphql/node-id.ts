import { badInput } from "../errors.ts"
import { quoted } from "../text/cut.ts"
import { bytesIn } from "./base64url.ts"
import { checkValues } from "./filter-bounds.ts"
import { withArticle } from "./nouns.ts"

// The ids that clients see: base64url of `Type:id`, as in Relay's reference server. They are opaque to clients, and the same
// after every reset with the same data, since the inner id is computed from the slug (docs/adr/0002).

const ID = /^([A-Z][A-Za-z]{1,40}):(\d{1,19}(?:\.\d{1,19})?)$/
const LARGEST_ID = 2n ** 63n - 1n

/** Whether PostgreSQL can read this as a bigint id. */
export function isRowId(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= LARGEST_ID
}

/** The id that clients see of a row. @param type such as `Article`. @param id the row id, or that and a key: `1.2`. */
export function encodeNodeId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`, "latin1").toString("base64url")
}

const withinRows = new Set<string>()

/**
 * Declares that objects of a type are parts of rows and have none of their own. Their ids consist of the row's and a key:
 * `1.2`.
 */
export function standsWithinRows(type: string): void {
  withinRows.add(type)
}

function isIdOf(type: string, id: string): boolean {
  const parts = id.split(".")
  return parts.length === (withinRows.has(type) ? 2 : 1) && parts.every(isRowId)
}

/** Decodes an id; `null` for any other text. Used by look-ups, and by filters, which also take slugs. */
function idIn(value: string): { type: string; id: string } | null {
  const [, type, id] = ID.exec(bytesIn(value)?.toString("latin1") ?? "") ?? []
  return type && id && isIdOf(type, id) ? { type, id } : null
}

/** Decodes an id. @throws BAD_USER_INPUT if `value` is none that Isnad made. */
export function decodeNodeId(value: string): { type: string; id: string } {
  const decoded = idIn(value)
  if (decoded) return decoded
  throw badInput(`Expected an id from a field \`id\`, got ${quoted(value)}. Look up by slug with \`by: { slug: … }\`.`)
}

/** The row id in a client's id, where only one type is allowed. @throws BAD_USER_INPUT for an id of another type. */
export function decodeIdOf(type: string, value: string): string {
  const decoded = decodeNodeId(value)
  if (decoded.type !== type) {
    throw badInput(
      `Expected the id of ${withArticle(type)}, got the id of a ${decoded.type}. Use \`node(id:)\` where the type is not known.`,
    )
  }
  return decoded.id
}

/** A type whose row ids are computed from slugs. */
export interface Referable {
  readonly type: string
  readonly idOf: (slug: string) => string
}

/**
 * The row ids for a filter's list of ids and slugs (in any normal form), without repetitions. @param field for messages.
 * @throws BAD_USER_INPUT for an id of another type, and for too many values.
 */
export function decodeReferences(field: string, { type, idOf }: Referable, values: readonly string[]): string[] {
  const ids = checkValues(field, values).map((value) => (idIn(value) ? decodeIdOf(type, value) : idOf(value.normalize("NFC"))))
  return [...new Set(ids)]
}
