import {
  type ExecutionArgs,
  type ExecutionResult,
  GraphQLError,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  getDirectiveValues,
  getVariableValues,
  OperationTypeNode,
  type SelectionNode,
} from "graphql"
import { executeSelection } from "./complete.ts"
import { type Operation, operationOf } from "./operation.ts"
import { type Arguments, planSelection, type Selection } from "./plan.ts"
import { Run } from "./run.ts"
import { executeSerially } from "./serially.ts"

/** Conditions make several plans of one operation. So many are kept; whoever asks under further ones has a plan made for the request. */
const MOST_PLANS = 16
/** As graphql-js has it. */
const MOST_COERCION_ERRORS = 50
/** Characters of JSON. */
const LARGE_VARIABLES = 5_000

export interface ExecuteOptions {
  /** How much an answer may weigh; about its bytes, never more. None where absent. */
  readonly mostBytes?: number
}

/**
 * Executes an operation as graphql-js does (tests compare the two), planned once for all requests with the same document: docs/adr/0014.
 * Every operation runs here, also those that ask for the schema: graphql-js leaves promises behind that nobody listens to, and one that
 * is rejected ends the process.
 * @returns errors without data, for status 400, where the operation cannot be executed at all.
 */
export function execute(args: ExecutionArgs, { mostBytes }: ExecuteOptions = {}): ExecutionResult | Promise<ExecutionResult> {
  const operation = operationOf(args)
  if (operation instanceof GraphQLError) return refused([operation])
  const { definition } = operation
  const { coerced, errors } = coercedVariables(operation, args)
  if (errors) return refused(errors)
  const run = new Run(operation, args, coerced, mostBytes)
  try {
    const selection = planFor(operation, coerced)
    if (definition.operation === OperationTypeNode.MUTATION) executeSerially(run, selection, args.rootValue)
    else executeSelection(run, selection, args.rootValue, run.start(selection), null)
  } catch (error) {
    run.failWhole(error)
  }
  return run.result()
}

/** What is wrong is told all at once, but for large variables: each error is made with the whole value in its message. */
function coercedVariables({ definition, schema }: Operation, { variableValues, options }: ExecutionArgs) {
  const given = variableValues ?? {}
  const coerce = (maxErrors: number) => getVariableValues(schema, definition.variableDefinitions ?? [], given, { maxErrors })
  const first = coerce(1)
  if (!first.errors || JSON.stringify(given).length > LARGE_VARIABLES) return first
  return coerce(options?.maxCoercionErrors ?? MOST_COERCION_ERRORS)
}

/**
 * A request that could not be executed at all has no data, and status 400 where the client's media type has a status for it:
 * https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json. Yoga reads it from its errors.
 */
function refused(errors: readonly GraphQLError[]): ExecutionResult {
  for (const { extensions } of errors) extensions.http ??= { spec: true, status: 400 }
  return { errors }
}

/** @throws where a condition has no value. */
function planFor(operation: Operation, variables: Arguments): Selection {
  const { conditions, plans } = operation
  const key = conditions.map((name) => (variables[name] ? "1" : "0")).join("")
  const known = plans.get(key)
  if (known) return known
  // A plan that is kept must not keep all variables of the request that it was made for.
  const selection = planUnder(operation, Object.fromEntries(conditions.map((name) => [name, variables[name]])))
  if (plans.size < MOST_PLANS) plans.set(key, selection)
  return selection
}

function planUnder({ schema, rootType, definition, fragments }: Operation, conditions: Arguments): Selection {
  const included = (node: SelectionNode) => {
    if (!node.directives?.length) return true
    return (
      getDirectiveValues(GraphQLSkipDirective, node, conditions)?.if !== true &&
      getDirectiveValues(GraphQLIncludeDirective, node, conditions)?.if !== false
    )
  }
  const collecting = { schema, fragments: new Map(Object.entries(fragments)), included }
  return planSelection(collecting, rootType, [definition.selectionSet])
}
