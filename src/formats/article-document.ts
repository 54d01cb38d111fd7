import type { PersonRole, SourceKind } from "../content/enums.ts"

// An article with everything that is linked to it, as the writers of all formats take it. It is plain data: the command and the
// server load it through the same loaders (load-documents.ts), and writers read nothing else.

export interface NamedInDocument {
  readonly slug: string
  /** The name shown in each language; where there is none, the other one is filled in. */
  readonly nameAr: string
  readonly nameEn: string
}

export interface SourceInDocument extends NamedInDocument {
  readonly kind: SourceKind
  readonly homepage: string | null
}

export interface PersonInDocument extends NamedInDocument {
  readonly wikidata: string | null
}

export interface TopicInDocument extends NamedInDocument {
  /** Such as medtop:11000000. */
  readonly mediaTopic: string | null
}

/** A step of a statement's chain: the speaker first, then each one who passed the statement on. */
export type StepInDocument =
  | { readonly person: NamedInDocument }
  | { readonly source: SourceInDocument }
  | { readonly description: string; readonly anonymity: string | null }

export interface StatementInDocument {
  readonly text: string
  /** Whether the text is the speaker's own words. */
  readonly direct: boolean
  readonly chain: readonly StepInDocument[]
}

export interface ArticleDocument {
  readonly slug: string
  readonly headline: string
  readonly headlineDerived: boolean
  readonly summary: string | null
  /** Paragraphs with a blank line between them. */
  readonly body: string
  /** The indexes of its headings among its paragraphs, from 0; null if they are recognised by their words. */
  readonly headings: readonly number[] | null
  /** BCP 47. */
  readonly language: string
  /** RFC 3339. */
  readonly publishedAt: string | null
  /** RFC 3339: when this version was made. */
  readonly updatedAt: string | null
  readonly url: string | null
  readonly publisher: SourceInDocument | null
  readonly people: readonly { readonly person: PersonInDocument; readonly role: PersonRole }[]
  readonly topics: readonly TopicInDocument[]
  readonly citedSources: readonly SourceInDocument[]
  readonly mentionedSources: readonly SourceInDocument[]
  readonly externalIds: readonly { readonly scheme: string; readonly value: string }[]
  readonly statements: readonly StatementInDocument[]
}

/** The name to show beside a text in this language. */
export function nameIn(language: string, { nameAr, nameEn }: NamedInDocument): string {
  return new Intl.Locale(language).language === "ar" ? nameAr : nameEn
}

/** The paragraphs of a body. */
export function paragraphsOf(body: string): string[] {
  return body.split("\n\n").filter((paragraph) => paragraph.trim() !== "")
}
