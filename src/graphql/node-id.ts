import { badInput } from "../errors.ts"
import { quoted } from "../text/cut.ts"
import { bytesIn } from "./base64url.ts"
import { checkValues } from "./filter-bounds.ts"
import { withArticle } from "./nouns.ts"

// Ids that clients see: base64url of `Type:id`, as Relay's reference server does it. Opaque to clients, the same after every
// reset of the same data because the id inside is derived from the slug (docs/adr/0002).

const ID = /^([A-Z][A-Za-z]{1,40}):(\d{1,19}(?:\.\d{1,19})?)$/
const LARGEST_ID = 2n ** 63n - 1n

/** Whether PostgreSQL can read this as a bigint id. */
export function isRowId(text: string): boolean {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= LARGEST_ID
}

export function encodeNodeId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`, "latin1").toString("base64url")
}

const withinRows = new Set<string>()

/** Says that what a type has stands within a row and is not stored by itself. Its ids are that row's and one of their own: `1.2`. */
export function standsWithinRows(type: string): void {
  withinRows.add(type)
}

function isIdOf(type: string, id: string): boolean {
  const parts = id.split(".")
  return parts.length === (withinRows.has(type) ? 2 : 1) && parts.every(isRowId)
}

/** What an id says; `null` for any other text. The one rule, for look-ups and for filters, which also take slugs. */
function idIn(value: string): { type: string; id: string } | null {
  const [, type, id] = ID.exec(bytesIn(value)?.toString("latin1") ?? "") ?? []
  return type && id && isIdOf(type, id) ? { type, id } : null
}

/** @throws BAD_USER_INPUT where `value` is no id that Isnad gave out. */
export function decodeNodeId(value: string): { type: string; id: string } {
  const decoded = idIn(value)
  if (decoded) return decoded
  throw badInput(`Expected an id from a field \`id\`, got ${quoted(value)}. Look up by slug with \`by: { slug: … }\`.`)
}

/** The id inside, for a place where only `type` fits. @throws BAD_USER_INPUT for an id of another type. */
export function decodeIdOf(type: string, value: string): string {
  const decoded = decodeNodeId(value)
  if (decoded.type !== type) {
    throw badInput(
      `Expected the id of ${withArticle(type)}, got the id of a ${decoded.type}. Use \`node(id:)\` where the type is not known.`,
    )
  }
  return decoded.id
}

/** A type of which a row's id follows from its slug. */
export interface Referable {
  readonly type: string
  readonly idOf: (slug: string) => string
}

/**
 * The row ids that a filter's list names, by ids or slugs in any normal form, each once.
 * @param field for messages.
 * @throws BAD_USER_INPUT for an id of another type, and for more values than a statement should have.
 */
export function decodeReferences(field: string, { type, idOf }: Referable, values: readonly string[]): string[] {
  const ids = checkValues(field, values).map((value) => (idIn(value) ? decodeIdOf(type, value) : idOf(value.normalize("NFC"))))
  return [...new Set(ids)]
}
