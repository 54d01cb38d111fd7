import type { FoundDate } from "../text/dates/expression.ts"
import type { Passage } from "../text/passages.ts"
import type { Quantity } from "../text/quantities/quantity.ts"
import type { Range } from "../text/range.ts"

// What is known of one article's text. Every fact has a range: UTF-16 units [start, end) of the body, and that slice is its
// evidence. Entities are referred to by slug, so that the same text has the same annotation in every database.

/** A person, source or topic. */
export type EntityRef = { readonly kind: "person" | "source" | "topic"; readonly slug: string }

/** A place where the body names an entity; proclitics (و, ب, ل …) are not in the range. `confidence` is between 0 and 1. */
export type Mention = Range & { readonly entity: EntityRef; readonly confidence: number }

/**
 * One who said a statement or passed it on. Exactly one of `person`, `source` (both slugs) and `description` (of somebody
 * unnamed, in the document's words) is set. `count` is 3 for "three officials". `anonymity` is the reason that the document
 * gives for not naming them, in its words.
 */
export type AttributionStep = {
  readonly person?: string
  readonly source?: string
  readonly description?: string
  readonly count?: number
  readonly anonymity?: string
}

/**
 * What somebody is reported to have said: the range holds the content, without cue and without the outer quotation marks. `chain`
 * has the speaker first, then each one who passed it on; the article's publisher is not repeated. `direct`: in quotation marks.
 * `attribution`: the words that name the speaker, cue included.
 */
export type Statement = Range & {
  readonly direct: boolean
  readonly chain: readonly AttributionStep[]
  readonly attribution: Range
  readonly confidence: number
}

/** All that is extracted from one article. Each list is in the order of the text. */
export type Annotation = {
  readonly passages: readonly Passage[]
  readonly mentions: readonly Mention[]
  readonly statements: readonly Statement[]
  readonly dates: readonly FoundDate[]
  readonly quantities: readonly Quantity[]
}
