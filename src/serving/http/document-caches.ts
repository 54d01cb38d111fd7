import type { DocumentNode } from "graphql"
import { LRUCache } from "lru-cache"

/** The size of all parsed documents that are kept, with their validation results, prices and plans. */
const DOCUMENTS_BYTES = 128 * 1_048_576
/** The size of all texts that are kept because they are not valid documents, with their errors. */
const ERRORS_BYTES = 8 * 1_048_576
/**
 * A token takes about 500 bytes when it is parsed (measured with graphql 16.15), and about as much in what is computed from it.
 */
const TOKEN_BYTES = 1_000
const ENTRY_BYTES = 1_000

/**
 * The caches in which Yoga keeps parsed documents by their texts. They are limited by size and not by number, since texts may
 * be long.
 */
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
