import {
  defaultTypeResolver,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
  getArgumentValues,
  locatedError,
} from "graphql"
import type { Context } from "../context.ts"
import { MOST_ERRORS, tooLarge, tooManyErrors } from "./excess.ts"
import type { Operation } from "./operation.ts"
import { isNulled, nearestNullable, type Place, pathInfo, pathTo, type Target } from "./place.ts"
import type { Arguments, PlannedField, Selection, Shape } from "./plan.ts"

/** The answer to one request while it is made: which promises are pending, which errors occurred, and how large it is. */
export class Run {
  readonly operation: Operation
  readonly context: Context
  readonly rootValue: unknown
  readonly variables: Arguments
  readonly typeResolver: GraphQLTypeResolver<unknown, Context>
  /** The resolver of fields without one of their own; absent: the property with the field's name. */
  readonly fieldResolver: GraphQLFieldResolver<unknown, Context> | null | undefined
  readonly #mostBytes: number
  #data: Target | null = null
  readonly #errors: GraphQLError[] = []
  /** Set when the answer will have no data, so that pending work is no longer needed. */
  #isNull = false
  #waiting = 0
  #bytes = 0
  #done: ((result: ExecutionResult) => void) | null = null
  #next: (() => void) | null = null
  #arguments: Map<PlannedField, Arguments> | null = null

  constructor(operation: Operation, args: ExecutionArgs, variables: Arguments, mostBytes = Number.POSITIVE_INFINITY) {
    this.operation = operation
    this.context = args.contextValue as Context
    this.rootValue = args.rootValue
    this.variables = variables
    this.typeResolver = args.typeResolver ?? defaultTypeResolver
    this.fieldResolver = args.fieldResolver
    this.#mostBytes = mostBytes
  }

  /** Whether nothing more needs to be done, because the answer will have no data. */
  get isOver(): boolean {
    return this.#isNull
  }

  /** Makes the root object of the answer. */
  start(selection: Selection): Target {
    this.#data = this.objectOf(selection)
    return this.#data
  }

  /** Makes an object of the answer, without values yet. */
  objectOf({ weight, withoutPrototype }: Selection): Target {
    this.weigh(weight)
    return withoutPrototype ? Object.create(null) : {}
  }

  /** Adds the size of a part of the answer. An answer that becomes too large ends as an error before it fills the memory. */
  weigh(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#mostBytes && !this.#isNull) this.failWhole(tooLarge(this.#mostBytes))
  }

  /** The arguments of a field, read once for all objects that have it. @throws if a value does not fit. */
  argumentsOf(field: PlannedField): Arguments {
    if (field.args !== null) return field.args
    let args = this.#arguments?.get(field)
    if (args === undefined) {
      args = getArgumentValues(field.definition, field.nodes[0] as (typeof field.nodes)[0], this.variables)
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
      path: pathInfo(place, field.key, field.parentType.name),
      schema: this.operation.schema,
      fragments: this.operation.fragments,
      rootValue: this.rootValue,
      operation: this.operation.definition,
      variableValues: this.variables,
    }
  }

  /** Adds an error, and makes null the nearest place that may be. Errors below a place that is null already are not added. */
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
    if (this.#errors.length === MOST_ERRORS) {
      this.failWhole(tooManyErrors(this.#errors[0] as GraphQLError))
      return
    }
    if (!shape.nonNull) {
      target[key] = null
      return
    }
    const nullable = nearestNullable(place)
    if (nullable) {
      nullable.target[nullable.key] = null
      nullable.nulled = true
    } else this.#endWithoutData()
  }

  /** Ends the answer with this error and without data. */
  failWhole(error: unknown): void {
    this.#errors.push(locatedError(error, undefined, undefined))
    this.#endWithoutData()
  }

  #endWithoutData(): void {
    this.#isNull = true
    this.#next = null
    this.#done?.(this.#result())
  }

  /** Makes the answer wait for a promise. Neither function may throw, since nobody would catch it. */
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

  /** Calls `next` when no promise is pending any more, perhaps at once. */
  whenQuiet(next: () => void): void {
    if (this.#waiting === 0) next()
    else this.#next = next
  }

  #arrived(): void {
    this.#waiting--
    if (this.#waiting > 0) return
    const next = this.#next
    this.#next = null
    next?.()
    if (this.#waiting === 0) this.#done?.(this.#result())
  }

  /** The answer; at once if no promise is pending. */
  result(): ExecutionResult | Promise<ExecutionResult> {
    if (this.#waiting === 0 || this.#isNull) return this.#result()
    return new Promise((resolve) => {
      this.#done = resolve
    })
  }

  #result(): ExecutionResult {
    const data = this.#isNull ? null : this.#data
    return this.#errors.length === 0 ? { data } : { errors: this.#errors, data }
  }
}

/** Whether a value is promised: anything with a method `then`, as in graphql-js. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
}
