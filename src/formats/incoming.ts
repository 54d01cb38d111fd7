import type { PersonRole } from "../content/enums.ts"
import type { Block } from "./paragraphs.ts"

// What every importer makes of a document, whatever its format: what the document says, in Isnad's terms, before any of it is looked up.

export type ImportFormat = "plain text" | "Markdown" | "HTML page" | "JSON-LD" | "ninjs" | "RSS" | "Atom" | "JSON Feed"

/** An id in another system. `scheme` is how the format calls it. */
export interface IncomingId {
  readonly scheme: string
  readonly value: string
}

export interface IncomingPerson {
  readonly name?: string
  readonly role: PersonRole
  readonly wikidata?: string
  /** An Isnad's own slug. */
  readonly slug?: string
  /** How sure the format is that this names a person: it says so, it says that somebody wrote it, or it is words in a line. */
  readonly said: "AS_PERSON" | "AS_AUTHOR" | "IN_WORDS"
}

export interface IncomingSource {
  readonly name?: string
  readonly homepage?: string
  readonly slug?: string
  /** Whether the format says that this is an organisation, and not only a title that may be one. */
  readonly explicit: boolean
}

export interface IncomingSubject {
  readonly name?: string
  /** Such as medtop:11000000. */
  readonly mediaTopic?: string
  readonly slug?: string
}

export interface Incoming {
  readonly format: ImportFormat
  /** The file, and which document of it where there are several. */
  readonly file: string
  /** Without folders: part of an article's identity that has no other. */
  readonly fileName: string
  /** The slug that an Isnad wrote it with: such a document says everything about its links, and its body is as it was. */
  readonly slug?: string
  readonly headline?: string
  /** Kept as it came, where an Isnad wrote it; else its blocks are found. */
  readonly body: { readonly text: string; readonly headings?: readonly number[] } | { readonly blocks: readonly Block[] }
  readonly headlineDerived?: boolean
  /** Whether the body is only a summary of the article, since the format has no more. */
  readonly isTeaser?: boolean
  /** Why it must not go out, where the format says so: in words behind "expected an article that may go out, but". */
  readonly withheld?: string
  readonly summary?: string
  readonly language?: string
  /** Of the whole feed: a hint only. */
  readonly feedLanguage?: string
  /** RFC 3339. */
  readonly publishedAt?: string
  /** RFC 3339: which of two versions is the newer. */
  readonly updatedAt?: string
  readonly url?: string
  /** Whether the address is that of a page with several articles, by which none of them is known. */
  readonly urlIsCommon?: boolean
  readonly ids: readonly IncomingId[]
  readonly publisher?: IncomingSource
  readonly people: readonly IncomingPerson[]
  readonly subjects: readonly IncomingSubject[]
  readonly cited: readonly IncomingSource[]
  readonly mentioned: readonly IncomingSource[]
  /** What was left out or changed, in lines for the report. */
  readonly notes: readonly string[]
}
