import type { Mention, Statement } from "../../src/evidence/annotation.ts"
import type { DateValue } from "../../src/text/dates/date-value.ts"
import type { Range } from "../../src/text/range.ts"
import type { GoldEvidence } from "./gold.ts"

// What an extractor finds, in the scorer's types; extract.ts converts from the extractor's own.

/** A date in a text, with the fields that it gives. */
export type ExtractedDate = Range & { readonly value: DateValue }

/** What was found in one document. */
export type ExtractedDocument = {
  readonly mentions: readonly Pick<Mention, "start" | "end" | "entity">[]
  readonly statements: readonly Pick<Statement, "start" | "end" | "chain">[]
  readonly dates: readonly ExtractedDate[]
}

/** Words that two documents share, with their place in each. */
export type SharedPassage = { readonly left: GoldEvidence; readonly right: GoldEvidence; readonly words: number }

/** A disagreement that was found among the documents of a story. */
export type FoundDisagreement = {
  readonly kind: string
  readonly conflict: boolean
  readonly values: readonly { readonly value: string; readonly evidence: readonly GoldEvidence[] }[]
}

/** Everything that was found in a story's documents, by their slugs. */
export type Extraction = {
  readonly annotations: ReadonlyMap<string, ExtractedDocument>
  readonly sharedPassages: readonly SharedPassage[]
  readonly disagreements: readonly FoundDisagreement[]
}
