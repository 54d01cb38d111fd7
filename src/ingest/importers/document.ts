import type { Dictionary } from "../../evidence/names/dictionary.ts"
import { type Links, linkText } from "../../evidence/names/link.ts"
import { detectLanguage } from "../../text/language.ts"
import type { ArticleContent } from "../content.ts"
import { decodeText, type PlainDocument, parsePlainText } from "./plain-text.ts"
import { slugOf } from "./slug.ts"

/** A document that was read: the article it becomes, its parts, and what was found in it. */
export interface ImportedDocument {
  readonly file: string
  readonly article: ArticleContent
  readonly document: PlainDocument
  readonly links: Links
}

/**
 * Reads one plain text document and links it to what the dictionary knows. Its links are what its text says, no more: a source is
 * CITED where a cue word says so, a person QUOTED where they speak.
 * @param fileName without folders: part of the article's identity.
 * @throws Failure INVALID_CONTENT where the bytes are no document.
 */
export function importDocument(bytes: Uint8Array, file: string, fileName: string, dictionary: Dictionary): ImportedDocument {
  const document = parsePlainText(decodeText(bytes, file))
  const links = linkText(document, dictionary)
  const { headline, headlineDerived, body } = document
  const sourcesWith = (wanted: string) => links.sources.filter(({ role }) => role === wanted).map(({ slug }) => slug)
  const article: ArticleContent = {
    slug: slugOf(headline, fileName),
    headline,
    ...(headlineDerived ? { headlineDerived } : {}),
    language: detectLanguage(body),
    body,
    people: links.people.map(({ slug, role }) => ({ person: slug, role })),
    topics: links.topics.map(({ slug }) => slug),
    citedSources: sourcesWith("CITED"),
    mentionedSources: sourcesWith("MENTIONED"),
  }
  return { file, article, document, links }
}
