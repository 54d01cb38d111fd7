import type { PersonRole } from "../content/enums.ts"
import type { Block } from "./paragraphs.ts"

// What importers of all formats make of a document: what it says, in Isnad's terms, before any name in it is looked up.

export type ImportFormat = "plain text" | "Markdown" | "HTML page" | "JSON-LD" | "ninjs" | "RSS" | "Atom" | "JSON Feed"

/** An id in another system; `scheme` is the format's name for it. */
export interface IncomingId {
  readonly scheme: string
  readonly value: string
}

export interface IncomingPerson {
  readonly name?: string
  readonly role: PersonRole
  readonly wikidata?: string
  /** The slug, if the document was exported by Isnad. */
  readonly slug?: string
  /**
   * How certain the format is that this is a person's name: it says so; it only names the author; or it is a byline in words.
   */
  readonly said: "AS_PERSON" | "AS_AUTHOR" | "IN_WORDS"
}

export interface IncomingSource {
  readonly name?: string
  readonly homepage?: string
  readonly slug?: string
  /** Whether the format says that this is an organisation, so that it is not just a title that may be one. */
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
  /** The file, and which of its documents if there are several. */
  readonly file: string
  /** Without folders. It identifies an article together with the headline, if nothing else does. */
  readonly fileName: string
  /** The slug, if the document was exported by Isnad. Such a document has all of its links, and its body is used unchanged. */
  readonly slug?: string
  readonly headline?: string
  /** `text` is used unchanged (exported by Isnad); blocks become the body. */
  readonly body: { readonly text: string; readonly headings?: readonly number[] } | { readonly blocks: readonly Block[] }
  readonly headlineDerived?: boolean
  /** Whether the body is only a summary, because the format has no more. */
  readonly isTeaser?: boolean
  /** Why it must not be published, if the format says so; the words complete "expected an article that may go out, but". */
  readonly withheld?: string
  readonly summary?: string
  readonly language?: string
  /** The language of the whole feed, which is only a hint. */
  readonly feedLanguage?: string
  /** RFC 3339. */
  readonly publishedAt?: string
  /** RFC 3339: decides which of two versions is newer. */
  readonly updatedAt?: string
  readonly url?: string
  /** Whether the address is that of a page with several articles, so that it identifies none. */
  readonly urlIsCommon?: boolean
  readonly ids: readonly IncomingId[]
  readonly publisher?: IncomingSource
  readonly people: readonly IncomingPerson[]
  readonly subjects: readonly IncomingSubject[]
  readonly cited: readonly IncomingSource[]
  readonly mentioned: readonly IncomingSource[]
  /** Lines for the report about what was left out or changed. */
  readonly notes: readonly string[]
}
