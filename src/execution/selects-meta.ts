import { BREAK, type DocumentNode, visit } from "graphql"

/** What only graphql-js answers: questions for the schema, and the one key that is no ordinary key of a JavaScript object. */
export function selectsMeta(document: DocumentNode): boolean {
  let found = false
  visit(document, {
    Field({ name, alias }) {
      found ||= name.value === "__schema" || name.value === "__type" || alias?.value === "__proto__"
      return found ? BREAK : undefined
    },
  })
  return found
}
