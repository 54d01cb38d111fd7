import type { DocumentNode } from "graphql"
import { LRUCache } from "lru-cache"

/** Of all documents that are kept parsed, with what is worked out of them: their checks, prices and plans. */
const DOCUMENTS_BYTES = 128 * 1_048_576
/** Of texts that are no documents, with what is wrong with them. */
const ERRORS_BYTES = 8 * 1_048_576
/** A word or sign takes about 500 bytes when it is parsed (measured with graphql 16.15), and as much again in what is worked out of it. */
const TOKEN_BYTES = 1_000
const ENTRY_BYTES = 1_000

/** Where Yoga keeps what it parsed, by the texts that clients sent: bounded by what it takes, not by its number, for texts may be long. */
export function documentCaches() {
  return {
    documentCache: new LRUCache<string, DocumentNode>({ maxSize: DOCUMENTS_BYTES, sizeCalculation: sizeOf }),
    errorCache: new LRUCache<string, Error>({ maxSize: ERRORS_BYTES, sizeCalculation: (_error, text) => textSize(text) }),
  }
}

function sizeOf(document: DocumentNode, text: string): number {
  return textSize(text) + (document.tokenCount ?? 0) * TOKEN_BYTES
}

function textSize(text: string): number {
  return ENTRY_BYTES + 2 * text.length
}
