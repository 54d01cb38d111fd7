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
import { codedError } from "../../errors.ts"
import { quoted } from "../../text/cut.ts"
import type { Selection } from "./plan.ts"
import { conditionsIn } from "./variables.ts"

/** An operation of a document, with everything that is computed once for all requests. */
export interface Operation {
  readonly schema: GraphQLSchema
  readonly definition: OperationDefinitionNode
  readonly rootType: GraphQLObjectType
  readonly fragments: { readonly [name: string]: FragmentDefinitionNode }
  /** The variables on which `@skip` and `@include` depend. */
  readonly conditions: readonly string[]
  /** By the values of the conditions. */
  readonly plans: Map<string, Selection>
}

/** By schema and document, then by the operation's name. */
const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string | null, Operation>>>()

/**
 * The operation that a request names; an error if the document has none with that name, or the schema has no root type for it.
 */
export function operationOf({ schema, document, operationName }: ExecutionArgs): Operation | GraphQLError {
  const documents = known.get(schema) ?? new WeakMap<DocumentNode, Map<string | null, Operation>>()
  known.set(schema, documents)
  const operations = documents.get(document) ?? new Map<string | null, Operation>()
  documents.set(document, operations)
  const name = operationName ?? null
  const found = operations.get(name)
  if (found) return found
  const made = prepare(schema, document, name)
  // Errors are not cached, since a client may ask for any number of names that do not exist.
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

/** https://spec.graphql.org/September2025/#GetOperation() */
export function definitionOf({ definitions }: DocumentNode, name: string | null): OperationDefinitionNode | GraphQLError {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (name === null && operations.length === 1) return operations[0] as OperationDefinitionNode
  return operations.find((operation) => operation.name && operation.name.value === name) ?? unresolved(operations, name)
}

/** How many names a message lists. */
const LISTED = 5

function unresolved(operations: readonly OperationDefinitionNode[], name: string | null): GraphQLError {
  const names = operations.flatMap((operation) => operation.name?.value ?? [])
  const listed = `${names.slice(0, LISTED).map(quoted).join(", ")}${names.length > LISTED ? " …" : ""}`
  const got = name === null ? "none" : quoted(name)
  const message =
    operations.length === 0
      ? "Expected a document with an operation, got one without. Add a query."
      : names.length === 0
        ? `Expected no \`operationName\`, for the operation has none, got ${got}. Leave it out, or name the operation.`
        : `Expected \`operationName\` to name an operation of the document, got ${got}. It has ${listed}.`
  return codedError("OPERATION_RESOLUTION_FAILURE", message, 400)
}
