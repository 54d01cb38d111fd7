import {
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  locatedError,
  type OperationDefinitionNode,
} from "graphql"
import type { Path } from "graphql/jsutils/Path.js"
import type { Context } from "../context.ts"
import { isNulled, nearestNullable, type Place, pathTo, type Target } from "./place.ts"
import type { Arguments, PlannedField, Shape } from "./plan.ts"

export interface Operation {
  readonly schema: GraphQLSchema
  readonly definition: OperationDefinitionNode
  readonly fragments: { readonly [name: string]: FragmentDefinitionNode }
}

/** One request's answer while it is made: what is still waited for, and what went wrong. */
export class Run {
  readonly operation: Operation
  readonly context: Context
  readonly rootValue: unknown
  readonly variables: Arguments
  readonly data: Target = {}
  readonly #errors: GraphQLError[] = []
  #isNull = false
  #waiting = 0
  #done: ((result: ExecutionResult) => void) | null = null
  #arguments: Map<PlannedField, Arguments> | null = null

  constructor(operation: Operation, context: Context, rootValue: unknown, variables: Arguments) {
    this.operation = operation
    this.context = context
    this.rootValue = rootValue
    this.variables = variables
  }

  /** The arguments of a field: read once, whatever the number of objects that have it. @throws where a value does not fit. */
  argumentsOf(field: PlannedField): Arguments {
    if (field.args !== null) return field.args
    let args = this.#arguments?.get(field)
    if (args === undefined) {
      const definition = field.parentType.getFields()[field.name] as Parameters<typeof getArgumentValues>[0]
      args = getArgumentValues(definition, field.nodes[0] as (typeof field.nodes)[0], this.variables)
      this.#arguments ??= new Map()
      this.#arguments.set(field, args)
    }
    return args
  }

  infoOf(field: PlannedField, place: Place | null): GraphQLResolveInfo {
    return {
      fieldName: field.name,
      fieldNodes: field.nodes,
      returnType: field.returnType,
      parentType: field.parentType,
      path: toPath(pathTo(place, field.key)),
      schema: this.operation.schema,
      fragments: this.operation.fragments,
      rootValue: this.rootValue,
      operation: this.operation.definition,
      variableValues: this.variables,
    }
  }

  /** Notes an error, and makes null what it leaves without a value. An error beneath what is null already is not told. */
  fail(
    error: unknown,
    field: PlannedField,
    shape: Pick<Shape, "nonNull">,
    target: Target,
    key: string | number,
    place: Place | null,
  ) {
    if (this.#isNull || isNulled(place)) return
    this.#errors.push(locatedError(error, field.nodes, pathTo(place, key)))
    if (!shape.nonNull) {
      target[key] = null
      return
    }
    const nullable = nearestNullable(place)
    if (nullable) {
      nullable.target[nullable.key] = null
      nullable.nulled = true
    } else {
      this.#isNull = true
      this.#done?.(this.#result())
    }
  }

  /** Lets the answer wait for a promise. */
  await(promise: PromiseLike<unknown>, onValue: (value: unknown) => void, onError: (error: unknown) => void): void {
    this.#waiting++
    promise.then(
      (value) => {
        onValue(value)
        this.#arrived()
      },
      (error) => {
        onError(error)
        this.#arrived()
      },
    )
  }

  #arrived(): void {
    this.#waiting--
    if (this.#waiting === 0) this.#done?.(this.#result())
  }

  /** The answer, at once where nothing is waited for. */
  result(): ExecutionResult | Promise<ExecutionResult> {
    if (this.#waiting === 0 || this.#isNull) return this.#result()
    return new Promise((resolve) => {
      this.#done = resolve
    })
  }

  #result(): ExecutionResult {
    const data = this.#isNull ? null : this.data
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data }
  }
}

function toPath(keys: readonly (string | number)[]): Path {
  return keys.reduce<Path | undefined>((prev, key) => ({ prev, key, typename: undefined }), undefined) as Path
}
