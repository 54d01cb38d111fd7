import { type DocumentNode, visit } from "graphql"
import type { Asks } from "../db/columns.ts"

const known = new WeakMap<DocumentNode, Asks>()

/**
 * A function that tells whether a document selects a field of some name anywhere, fragments included, or uses an argument,
 * given as `(name)`. Documents are cached by the server, so each is read once, and what is computed for the answer is cached
 * with this function as its key.
 */
export function selectedFields(document: DocumentNode): Asks {
  let asks = known.get(document)
  if (!asks) {
    const names = new Set<string>()
    visit(document, {
      Field: (node) => void names.add(node.name.value),
      Argument: (node) => void names.add(`(${node.name.value})`),
    })
    asks = (name) => names.has(name)
    known.set(document, asks)
  }
  return asks
}
