import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from "graphql"
import { codedError } from "../errors.ts"
import type { Selection } from "./plan.ts"
import { conditionsIn } from "./variables.ts"

/** One operation of a document, with what is worked out of it once for all requests. */
export interface Operation {
  readonly schema: GraphQLSchema
  readonly definition: OperationDefinitionNode
  readonly rootType: GraphQLObjectType
  readonly fragments: { readonly [name: string]: FragmentDefinitionNode }
  /** The variables that decide what is selected. */
  readonly conditions: readonly string[]
  /** By the values of the conditions. */
  readonly plans: Map<string, Selection>
}

/** By document, then by the operation's name. */
const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string | null, Operation>>>()

/** The operation that a request names; an error where its document has none of that name, or the schema none of that kind. */
export function operationOf({ schema, document, operationName }: ExecutionArgs): Operation | GraphQLError {
  const documents = known.get(schema) ?? new WeakMap<DocumentNode, Map<string | null, Operation>>()
  known.set(schema, documents)
  const operations = documents.get(document) ?? new Map<string | null, Operation>()
  documents.set(document, operations)
  const name = operationName ?? null
  const found = operations.get(name)
  if (found) return found
  const made = prepare(schema, document, name)
  // A name that the document does not have comes from a client and would be kept for nothing.
  if (!(made instanceof GraphQLError)) operations.set(name, made)
  return made
}

function prepare(schema: GraphQLSchema, document: DocumentNode, name: string | null): Operation | GraphQLError {
  const definition = definitionOf(document, name)
  if (definition instanceof GraphQLError) return definition
  const rootType = schema.getRootType(definition.operation)
  if (!rootType)
    return codedError(
      "OPERATION_RESOLUTION_FAILURE",
      `Expected an operation that this schema has, got a ${definition.operation}.`,
      400,
    )
  const fragments: { [name: string]: FragmentDefinitionNode } = Object.create(null)
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
  return { schema, definition, rootType, fragments, conditions: conditionsIn(document), plans: new Map() }
}

/** https://spec.graphql.org/September2025/#GetOperation(), with graphql-js's words. */
function definitionOf({ definitions }: DocumentNode, name: string | null): OperationDefinitionNode | GraphQLError {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (name === null) {
    if (operations.length > 1) return new GraphQLError("Must provide operation name if query contains multiple operations.")
    return operations[0] ?? new GraphQLError("Must provide an operation.")
  }
  return (
    operations.find((operation) => operation.name?.value === name) ?? new GraphQLError(`Unknown operation named "${name}".`)
  )
}
