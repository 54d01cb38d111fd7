import type { DateValue } from "../../src/text/dates/date-value.ts"
import type { Range } from "../../src/text/range.ts"

// What people found in the texts, by the rules of test/evidence/gold/README.md. Two readers could disagree about anything
// marked `optional`, so it counts neither when it is found nor when it is not.

/** A place where a name of the dictionary occurs. */
export type GoldMention = Range & { readonly entity: string; readonly optional: boolean }

/** One who said a statement or passed it on: the `slug` of a person or source, or `unnamed` with the document's description. */
export type GoldStep = {
  readonly slug?: string | undefined
  readonly unnamed?: string | undefined
  readonly count?: number | undefined
  readonly anonymous: boolean
  readonly optional: boolean
}

/** A statement that somebody is reported to have made; the speaker is first in its chain. */
export type GoldStatement = Range & {
  readonly id: number
  readonly direct: boolean
  readonly optional: boolean
  readonly chain: readonly GoldStep[]
}

/** An expression for a date; one without a value is optional. */
export type GoldDate = Range & { readonly value?: DateValue | undefined }

/** A document with all labels. `slug` is its name among the gold files, `style` the group in which it is counted. */
export type GoldDocument = {
  readonly slug: string
  readonly style: string
  readonly published?: Date | undefined
  readonly body: string
  readonly mentions: readonly GoldMention[]
  readonly statements: readonly GoldStatement[]
  readonly dates: readonly GoldDate[]
  readonly marks: ReadonlyMap<string, Range>
}

/** A place in one of a story's documents. */
export type GoldEvidence = Range & { readonly slug: string }

/** A disagreement of a story's documents: for each value the places that give it; any of these is sufficient evidence. */
export type GoldDisagreement = {
  readonly kind: string
  readonly conflict: boolean
  readonly values: readonly (readonly GoldEvidence[])[]
}

/** Documents about one event, or about events that look like one. */
export type GoldStory = { readonly documents: readonly GoldDocument[]; readonly disagreements: readonly GoldDisagreement[] }
