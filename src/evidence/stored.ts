import type { Annotation, AttributionStep, Mention, Statement } from "./annotation.ts"

/** Who found a fact: CURATED, a person who wrote it into a record; EXTRACTED, the rules. */
export type Method = "CURATED" | "EXTRACTED"

export type StoredMention = Mention & { readonly method: Method }

export type StoredStatement = Omit<Statement, "attribution"> & {
  /** Null: a person who writes a statement into a record need not say which words name the speaker. */
  readonly attribution: Statement["attribution"] | null
  readonly method: Method
}

/**
 * What is stored of an article's annotation: what people wrote in, and what was extracted besides. Passages are not stored,
 * since they follow from the body.
 */
export type StoredAnnotation = Omit<Annotation, "passages" | "mentions" | "statements"> & {
  readonly mentions: readonly StoredMention[]
  readonly statements: readonly StoredStatement[]
}

/** Facts that people wrote into an article's record. */
export type CuratedFacts = {
  readonly mentions?: readonly Pick<Mention, "start" | "end" | "entity">[]
  readonly statements?: readonly {
    readonly start: number
    readonly end: number
    readonly direct: boolean
    readonly chain: readonly AttributionStep[]
  }[]
}
