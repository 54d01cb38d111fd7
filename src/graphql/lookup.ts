import { badInput } from "../errors.ts"
import { decodeIdOf } from "./node-id.ts"

interface RowLoaders<Row> {
  readonly byId: { load(id: string): Found<Row> }
  readonly bySlug: { load(slug: string): Found<Row> }
}

type Found<Row> = Row | null | Promise<Row | null>

/**
 * Resolves an argument `by`. A slug may be in any Unicode normal form, since mail programs and file systems change it. @throws
 * BAD_USER_INPUT for an id that is malformed or of another type.
 */
export function lookUp<Row>(
  type: string,
  by: { id?: string | null; slug?: string | null },
  loaders: RowLoaders<Row>,
): Found<Row> {
  if (by.id != null) return loaders.byId.load(decodeIdOf(type, by.id))
  // PostgreSQL does not accept NUL, not even in a parameter, and no slug contains one.
  if (by.slug?.includes("\0")) return null
  if (by.slug != null) return loaders.bySlug.load(by.slug.normalize("NFC"))
  throw badInput("Expected `by` to have an id or a slug, got neither.")
}
