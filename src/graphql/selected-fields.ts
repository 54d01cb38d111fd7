import { type DocumentNode, visit } from "graphql"

const known = new WeakMap<DocumentNode, ReadonlySet<string>>()

/**
 * The names of all fields in a document, fragments included, and those of their arguments as `(name)`. Documents are cached by the server,
 * so each is walked once.
 */
export function selectedFields(document: DocumentNode): ReadonlySet<string> {
  let fields = known.get(document)
  if (!fields) {
    const names = new Set<string>()
    visit(document, {
      Field: (node) => void names.add(node.name.value),
      Argument: (node) => void names.add(`(${node.name.value})`),
    })
    known.set(document, names)
    fields = names
  }
  return fields
}
