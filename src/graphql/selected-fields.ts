import { type DocumentNode, visit } from "graphql"
import type { Asks } from "../db/columns.ts"

const known = new WeakMap<DocumentNode, Asks>()

/**
 * Whether a document asks for a field of a name anywhere, fragments included, or for an argument of one as `(name)`. Documents are cached
 * by the server, so each is walked once, and what is worked out for the answer is kept by this function.
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
