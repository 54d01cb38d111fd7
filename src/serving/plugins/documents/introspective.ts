import { type DocumentNode, Kind, parse } from "graphql"

export const INTROSPECTION_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"])

/** Whether a text asks only for the schema, as GraphiQL and code generators do by themselves. */
export function asksForSchemaOnly(text: string): boolean {
  const document = parsed(text)
  if (!document) return false
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  return (
    operations.length > 0 &&
    operations.every(({ selectionSet }) =>
      selectionSet.selections.every(
        (selection) =>
          selection.kind === Kind.FIELD &&
          (INTROSPECTION_FIELDS.has(selection.name.value) || selection.name.value === "__typename"),
      ),
    )
  )
}

function parsed(text: string): DocumentNode | null {
  try {
    return parse(text, { maxTokens: 2_000, noLocation: true })
  } catch {
    return null
  }
}
