import type { Annotation } from "../annotation.ts"

/** An article with what was extracted from it. `published` is known of some articles only. */
export type ReportedArticle = {
  readonly slug: string
  readonly body: string
  readonly published?: Date
  readonly annotation: Annotation
}

/** A place in an article's body, in UTF-16 units [start, end). */
export type Evidence = { readonly slug: string; readonly start: number; readonly end: number }

/** The order that lists of evidence have: by slug, then as in the text. */
export function byPlace(a: Evidence, b: Evidence): number {
  return compareText(a.slug, b.slug) || a.start - b.start || a.end - b.end
}

/** The order of UTF-16 units, which is the same in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
