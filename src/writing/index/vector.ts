import type { BinaryVectors } from "../../text/search/binary-vectors.ts"
import { lexemesOf } from "../../text/search/lexemes.ts"

/** What of an article is searched: the words that were published, not a summary of them. */
export interface IndexedText {
  readonly headline: string
  readonly body: string
  /** The ids of the people, sources and topics that it is linked to. */
  readonly linked: readonly string[]
}

/** Adds what an article is found by of which the text cannot be read: everyone and everything that it is linked to. */
export function addLinks(vectors: BinaryVectors, { linked }: IndexedText): void {
  vectors.add({ placed: [], unplaced: new Set(linked.map((id) => `@${id}`)) })
}

/**
 * Adds what an article is found by: its words, their stems and values, and `@id` for everyone and everything that it is linked to,
 * so that a name in one script finds a text in another. @param words receives the longer words.
 */
export function addVector(vectors: BinaryVectors, { headline, body, linked }: IndexedText, words: Set<string>): void {
  const lexemes = lexemesOf({ headline, summary: null, body }, words)
  for (const id of linked) lexemes.unplaced.add(`@${id}`)
  vectors.add(lexemes)
}
