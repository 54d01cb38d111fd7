import type { Annotation } from "../annotation.ts"

/** An article with its annotation. `published` may be unknown. */
export type ReportedArticle = {
  readonly slug: string
  readonly body: string
  readonly published?: Date
  readonly annotation: Annotation
}

/** A place in an article's body, in UTF-16 units [start, end). */
export type Evidence = { readonly slug: string; readonly start: number; readonly end: number }

/** Compares evidence by slug, then by its place in the text. */
export function byPlace(a: Evidence, b: Evidence): number {
  return compareText(a.slug, b.slug) || a.start - b.start || a.end - b.end
}

/** Compares by UTF-16 units, whose order is the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
