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

/**
 * An operation has a plan for each combination of conditions (`@skip`, `@include`). This many are kept; for further
 * combinations the plan is made for the one request.
 */
const MOST_PLANS = 16
/** The limit of graphql-js. */
const MOST_COERCION_ERRORS = 50
/** In characters of the variables' JSON. */
const LARGE_VARIABLES = 5_000

export interface ExecuteOptions {
  /** The size limit of an answer, about its bytes (an estimate that is never larger than that). Absent: no limit. */
  readonly mostBytes?: number
}

/**
 * Executes an operation with the same results as graphql-js (tests compare the two), but plans it once for all requests with
 * the same document: docs/adr/0014. All operations run here, also introspection: graphql-js leaves promises without handlers,
 * and one that is rejected ends the process. @returns an answer with errors and without data, for status 400, if the operation
 * cannot be executed at all.
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

/**
 * Reports all mistakes in variables at once, but only the first in large ones, since each error contains the whole value in its
 * message.
 */
function coercedVariables({ definition, schema }: Operation, { variableValues, options }: ExecutionArgs) {
  const given = variableValues ?? {}
  const coerce = (maxErrors: number) => getVariableValues(schema, definition.variableDefinitions ?? [], given, { maxErrors })
  const first = coerce(1)
  if (!first.errors || JSON.stringify(given).length > LARGE_VARIABLES) return first
  return coerce(options?.maxCoercionErrors ?? MOST_COERCION_ERRORS)
}

/**
 * The answer to a request that could not be executed: it has no data, and status 400 if the client's media type has a status
 * for it: https://graphql.github.io/graphql-over-http/draft/#sec-application-graphql-response-json. Yoga reads the status from
 * the errors.
 */
function refused(errors: readonly GraphQLError[]): ExecutionResult {
  for (const { extensions } of errors) extensions.http ??= { spec: true, status: 400 }
  return { errors }
}

/** The plan for these variables. @throws if a condition has no value. */
function planFor(operation: Operation, variables: Arguments): Selection {
  const { conditions, plans } = operation
  const key = conditions.map((name) => (variables[name] ? "1" : "0")).join("")
  const known = plans.get(key)
  if (known) return known
  // Only the variables of the conditions are passed, so that a cached plan does not keep all variables of one request in
  // memory.
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
