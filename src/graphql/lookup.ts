import { badInput } from "../errors.ts"
import { decodeIdOf } from "./node-id.ts"

interface RowLoaders<Row> {
  readonly byId: { load(id: string): Found<Row> }
  readonly bySlug: { load(slug: string): Found<Row> }
}

type Found<Row> = Row | null | Promise<Row | null>

/** Resolves an argument `by`: a slug in any normal form, since mail programs and file systems change them. @throws BAD_USER_INPUT for an id that is malformed or of another type. */
export function lookUp<Row>(
  type: string,
  by: { id?: string | null; slug?: string | null },
  loaders: RowLoaders<Row>,
): Found<Row> {
  if (by.id != null) return loaders.byId.load(decodeIdOf(type, by.id))
  // PostgreSQL cannot even be asked for a text with NUL, and no slug has one.
  if (by.slug?.includes("\0")) return null
  if (by.slug != null) return loaders.bySlug.load(by.slug.normalize("NFC"))
  throw badInput("Expected `by` to have an id or a slug, got neither.")
}
