import type { BinaryVectors } from "../../text/search/binary-vectors.ts"
import { lexemesOf } from "../../text/search/lexemes.ts"

/** The parts of an article that are searched: what was published, without the summary. */
export interface IndexedText {
  readonly headline: string
  readonly body: string
  /** The ids of the people, sources and topics that it is linked to. */
  readonly linked: readonly string[]
}

/** Adds a vector for an article whose text cannot be analysed: it is found only by the ids of what it is linked to. */
export function addLinks(vectors: BinaryVectors, { linked }: IndexedText): void {
  vectors.add({ placed: [], unplaced: new Set(linked.map((id) => `@${id}`)) })
}

/**
 * Adds the vector of an article: its words, their stems and values, and `@id` for everything that it is linked to, so that a
 * name in one script finds a text in another. @param words receives the words that are long enough for the correction of
 * misspellings.
 */
export function addVector(vectors: BinaryVectors, { headline, body, linked }: IndexedText, words: Set<string>): void {
  const lexemes = lexemesOf({ headline, summary: null, body }, words)
  for (const id of linked) lexemes.unplaced.add(`@${id}`)
  for (const beside of lexemes.besides) lexemes.unplaced.add(beside)
  vectors.add(lexemes)
}
