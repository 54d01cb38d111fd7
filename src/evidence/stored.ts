import type { Annotation, AttributionStep, Mention, Statement } from "./annotation.ts"

/** Who found it: a person, who wrote it in, or the rules. */
export type Method = "CURATED" | "EXTRACTED"

export type StoredMention = Mention & { readonly method: Method }

export type StoredStatement = Omit<Statement, "attribution"> & {
  /** Nobody need say which words name the speaker of a statement that they write in. */
  readonly attribution: Statement["attribution"] | null
  readonly method: Method
}

/** What is kept of an article's annotation: what people wrote in and what was extracted beside it. Passages follow from the body. */
export type StoredAnnotation = Omit<Annotation, "passages" | "mentions" | "statements"> & {
  readonly mentions: readonly StoredMention[]
  readonly statements: readonly StoredStatement[]
}

/** Facts that people wrote in with an article. */
export type CuratedFacts = {
  readonly mentions?: readonly Pick<Mention, "start" | "end" | "entity">[]
  readonly statements?: readonly {
    readonly start: number
    readonly end: number
    readonly direct: boolean
    readonly chain: readonly AttributionStep[]
  }[]
}
