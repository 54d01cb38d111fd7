import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  execute as executeByGraphql,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  type SelectionNode,
} from "graphql"
import type { Context } from "../context.ts"
import { whenThere } from "../db/batching.ts"
import { executeSelection } from "./complete.ts"
import { type Arguments, planSelection, type Selection } from "./plan.ts"
import { type Operation, Run } from "./run.ts"
import { selectsMeta } from "./selects-meta.ts"
import { conditionsIn } from "./variables.ts"

/** Conditions make several plans of one operation; a document with more is executed by graphql-js. */
const MOST_CONDITIONS = 4

interface Planned {
  readonly operation: Operation
  readonly conditions: readonly string[]
  /** By the values of the conditions. */
  readonly selections: Map<string, Selection>
}

/** By document, then by the operation's name; `null` for what graphql-js shall execute. */
const known = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, Map<string, Planned | null>>>()

/**
 * Executes a query as graphql-js does (tests compare the two), planned once for all requests with the same document: docs/adr/0014.
 * Queries for the schema itself, and what is no query, are left to graphql-js.
 */
export function execute(args: ExecutionArgs): ExecutionResult | Promise<ExecutionResult> {
  const planned = plannedOf(args)
  if (planned === null) return whenThere(executeByGraphql(args) as ExecutionResult | Promise<ExecutionResult>, asRefused)
  const { operation, conditions } = planned
  const { definition, schema } = operation
  const { coerced, errors } = getVariableValues(schema, definition.variableDefinitions ?? [], args.variableValues ?? {}, {
    maxErrors: 50,
  })
  if (errors) return asRefused({ errors })
  const key = conditions.map((name) => (coerced[name] ? "1" : "0")).join("")
  let selection = planned.selections.get(key)
  if (!selection) {
    selection = planOf(operation, coerced)
    planned.selections.set(key, selection)
  }
  const run = new Run(operation, args.contextValue as Context, args.rootValue, coerced)
  executeSelection(run, selection, args.rootValue, run.data, null)
  return run.result()
}

/**
 * A request that could not be executed at all has no data, and status 400 where the client's media type has a status for it:
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json. Yoga reads it from its errors.
 */
function asRefused(result: ExecutionResult): ExecutionResult {
  if (!("data" in result)) for (const { extensions } of result.errors ?? []) extensions.http ??= { spec: true, status: 400 }
  return result
}

function plannedOf({ schema, document, operationName }: ExecutionArgs): Planned | null {
  const documents = known.get(schema) ?? new WeakMap<DocumentNode, Map<string, Planned | null>>()
  known.set(schema, documents)
  const operations = documents.get(document) ?? new Map<string, Planned | null>()
  documents.set(document, operations)
  const name = operationName ?? ""
  let planned = operations.get(name)
  if (planned === undefined) {
    planned = prepare(schema, document, operationName)
    // A name that the document does not have comes from a client and would be kept for nothing.
    if (planned || getOperationAST(document, operationName)) operations.set(name, planned)
  }
  return planned
}

function prepare(schema: GraphQLSchema, document: DocumentNode, operationName: string | null | undefined): Planned | null {
  const definition = getOperationAST(document, operationName)
  if (definition?.operation !== OperationTypeNode.QUERY || selectsMeta(document)) return null
  const conditions = conditionsIn(document)
  if (conditions.length > MOST_CONDITIONS) return null
  const fragments: { [name: string]: FragmentDefinitionNode } = Object.create(null)
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments[one.name.value] = one
  return { operation: { schema, definition, fragments }, conditions, selections: new Map() }
}

function planOf({ schema, definition, fragments }: Operation, variables: Arguments): Selection {
  const included = (node: SelectionNode) => {
    if (!node.directives?.length) return true
    return (
      getDirectiveValues(GraphQLSkipDirective, node, variables)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
    )
  }
  const collecting = { schema, fragments: new Map(Object.entries(fragments)), included }
  return planSelection(collecting, schema.getQueryType() as NonNullable<ReturnType<typeof schema.getQueryType>>, [
    definition.selectionSet,
  ])
}
