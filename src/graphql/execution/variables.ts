import { type DocumentNode, Kind, type ValueNode, visit } from "graphql"

/** Whether a value in the document contains variables. */
export function hasVariables(value: ValueNode): boolean {
  switch (value.kind) {
    case Kind.VARIABLE:
      return true
    case Kind.LIST:
      return value.values.some(hasVariables)
    case Kind.OBJECT:
      return value.fields.some((field) => hasVariables(field.value))
    default:
      return false
  }
}

/** The variables that decide what is selected: those in `@skip` and `@include`. */
export function conditionsIn(document: DocumentNode): string[] {
  const names = new Set<string>()
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== "skip" && name.value !== "include") return
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
    },
  })
  return [...names]
}
