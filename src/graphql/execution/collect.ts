import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql"

/** The parts of a document that decide which fields a selection has. */
export interface Collecting {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** Whether `@skip` and `@include` keep a selection, given the request's variables. */
  readonly included: (node: SelectionNode) => boolean
}

/**
 * The fields of a type that selections ask for, by their keys in the answer, in the order of the specification's CollectFields
 * (https://spec.graphql.org/September2025/#CollectFields()). Nodes with the same key are one field.
 */
export function collectFields(
  { schema, fragments, included }: Collecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const visited = new Set<string>()
  const applies = (condition: string | undefined) => {
    if (condition === undefined || condition === type.name) return true
    const conditional = schema.getType(condition)
    return isAbstractType(conditional) && schema.isSubType(conditional, type)
  }
  const walk = (set: SelectionSetNode) => {
    for (const node of set.selections) {
      if (!included(node)) continue
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value
        const nodes = fields.get(key)
        if (nodes) nodes.push(node)
        else fields.set(key, [node])
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (applies(node.typeCondition?.name.value)) walk(node.selectionSet)
      } else if (!visited.has(node.name.value)) {
        visited.add(node.name.value)
        const fragment = fragments.get(node.name.value)
        if (fragment && applies(fragment.typeCondition.name.value)) walk(fragment.selectionSet)
      }
    }
  }
  for (const set of sets) walk(set)
  return fields
}
