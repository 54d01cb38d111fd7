import { type RowKind, rowId } from "../db/row-id.ts"
import { badInput } from "../errors.ts"
import { quoted } from "../text/cut.ts"
import { bytesIn } from "./base64url.ts"
import { checkValues } from "./filter-bounds.ts"

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

/** Types of what stands within a row and is not stored by itself. Their ids are that row's and one of their own: `1.2`. */
const WITHIN_A_ROW: ReadonlySet<string> = new Set(["Passage"])

function isIdOf(type: string, id: string): boolean {
  const parts = id.split(".")
  return parts.length === (WITHIN_A_ROW.has(type) ? 2 : 1) && parts.every(isRowId)
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
      `Expected the id of ${type === "Article" ? "an" : "a"} ${type}, got the id of a ${decoded.type}. Use \`node(id:)\` where the type is not known.`,
    )
  }
  return decoded.id
}

const KINDS: Record<string, RowKind> = {
  Article: "article",
  Person: "person",
  Source: "source",
  Topic: "topic",
  Story: "story",
}

/**
 * The row id that a filter's value names, which may be an id or a slug. No look-up is needed: ids follow from slugs.
 * @throws BAD_USER_INPUT for an id of another type.
 */
export function decodeReference(type: "Article" | "Person" | "Source" | "Topic" | "Story", value: string): string {
  return idIn(value) ? decodeIdOf(type, value) : rowId(KINDS[type] as RowKind, value)
}

/**
 * The row ids that a filter's list names, each once.
 * @param field for messages.
 * @throws BAD_USER_INPUT for an id of another type, and for more values than a statement should have.
 */
export function decodeReferences(
  field: string,
  type: Parameters<typeof decodeReference>[0],
  values: readonly string[],
): string[] {
  return [...new Set(checkValues(field, values).map((value) => decodeReference(type, value)))]
}
