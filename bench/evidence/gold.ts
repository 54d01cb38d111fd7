import type { DateValue } from "../../src/text/dates/date-value.ts"
import type { Range } from "../../src/text/range.ts"

// What a reader of the texts found in them: test/evidence/gold/README.md says by which rules. Whatever is `optional` two readers would
// see differently: it counts neither when found nor when not.

/** Where a name of the dictionary stands. */
export type GoldMention = Range & { readonly entity: string; readonly optional: boolean }

/** One who said or passed on a statement: `slug` of a person or source, or `unnamed`, as the document describes them. */
export type GoldStep = {
  readonly slug?: string | undefined
  readonly unnamed?: string | undefined
  readonly count?: number | undefined
  readonly anonymous: boolean
  readonly optional: boolean
}

/** What somebody is reported to have said, the speaker first in its chain. */
export type GoldStatement = Range & {
  readonly id: number
  readonly direct: boolean
  readonly optional: boolean
  readonly chain: readonly GoldStep[]
}

/** An expression for a date; one without a value is optional. */
export type GoldDate = Range & { readonly value?: DateValue | undefined }

/** A document with all labels. `slug` is its name among gold files, `style` the group it is counted in. */
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

/** What a story's documents disagree on: for each value the places that give it, any of which is evidence enough. */
export type GoldDisagreement = {
  readonly kind: string
  readonly conflict: boolean
  readonly values: readonly (readonly GoldEvidence[])[]
}

/** Documents on one event, or that look it. */
export type GoldStory = { readonly documents: readonly GoldDocument[]; readonly disagreements: readonly GoldDisagreement[] }
