import { type GraphQLLeafType, isObjectType } from "graphql"
import { inspect } from "graphql/jsutils/inspect.js"
import { Place, type Target } from "./place.ts"
import type { PlannedField, Selection, Shape } from "./plan.ts"
import type { Run } from "./run.ts"

type AbstractShape = Extract<Shape, { kind: "abstract" }>

/** Fills `target` with the fields of an object. What is not there yet is filled in when it comes; its key has its place from the start. */
export function executeSelection(run: Run, selection: Selection, source: unknown, target: Target, place: Place | null): void {
  const { fields } = selection
  for (let index = 0; index < fields.length; index++) {
    if (run.isOver) return
    executeField(run, selection, fields[index] as PlannedField, source, target, place)
  }
}

/** Fills the answer with the root's fields, each when the one before it has come whole: for mutations. */
export function executeSerially(run: Run, selection: Selection, source: unknown): void {
  const target = run.start(selection)
  const executeFrom = (index: number) => {
    const field = selection.fields[index]
    if (field === undefined || run.isOver) return
    executeField(run, selection, field, source, target, null)
    run.whenQuiet(() => executeFrom(index + 1))
  }
  executeFrom(0)
}

function executeField(
  run: Run,
  selection: Selection,
  field: PlannedField,
  source: unknown,
  target: Target,
  place: Place | null,
): void {
  const { key, shape } = field
  if (shape === null) {
    target[key] = selection.type.name
    return
  }
  let value: unknown
  try {
    value = resolved(run, field, source, place)
  } catch (error) {
    run.fail(error, field, shape, target, key, place)
    return
  }
  settle(run, field, shape, value, target, key, place)
}

function resolved(run: Run, field: PlannedField, source: unknown, place: Place | null): unknown {
  const resolve = field.resolve ?? run.fieldResolver
  if (resolve == null) return propertyOf(run, field, source, place)
  const args = run.argumentsOf(field)
  const wantsInfo = field.wantsInfo || field.resolve === undefined
  return resolve(source, args, run.context, (wantsInfo ? run.infoOf(field, place) : undefined) as never)
}

/** What graphql-js's default resolver gives. */
function propertyOf(run: Run, field: PlannedField, source: unknown, place: Place | null): unknown {
  const args = run.argumentsOf(field)
  if ((typeof source !== "object" && typeof source !== "function") || source === null) return undefined
  const property = (source as Target)[field.name]
  return typeof property === "function" ? property.call(source, args, run.context, run.infoOf(field, place)) : property
}

/** Completes a value, or the one that it promises. */
function settle(
  run: Run,
  field: PlannedField,
  shape: Shape,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  if (!isPromise(value)) {
    complete(run, field, shape, value, target, key, place)
    return
  }
  target[key] = undefined
  run.await(
    value,
    (arrived) => complete(run, field, shape, arrived, target, key, place),
    (error) => run.fail(error, field, shape, target, key, place),
  )
}

function complete(
  run: Run,
  field: PlannedField,
  shape: Shape,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  try {
    if (value instanceof Error) throw value
    if (value === null || value === undefined) {
      if (shape.nonNull) throw new Error(`Cannot return null for non-nullable field ${field.parentType.name}.${field.name}.`)
      target[key] = null
      return
    }
    switch (shape.kind) {
      case "leaf": {
        const written = serialized(shape.type, value)
        if (typeof written === "string") run.weigh(weightOf(written))
        target[key] = written
        return
      }
      case "object":
        completeObject(run, field, shape, shape.selection(), value, target, key, place)
        return
      case "list":
        completeList(run, field, shape, value, target, key, place)
        return
      case "abstract":
        completeAbstract(run, field, shape, value, target, key, place)
        return
    }
  } catch (error) {
    run.fail(error, field, shape, target, key, place)
  }
}

function completeList(
  run: Run,
  field: PlannedField,
  shape: Extract<Shape, { kind: "list" }>,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  if (typeof value !== "object" || !(Symbol.iterator in (value as object)))
    throw new Error(`Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`)
  const items = Array.isArray(value) ? value : [...(value as Iterable<unknown>)]
  const list = new Array(items.length) as unknown as Target
  target[key] = list
  run.weigh(items.length)
  const inside = placeAt(field, shape, target, key, place)
  for (let index = 0; index < items.length && !run.isOver; index++)
    settle(run, field, shape.item, items[index], list, index, inside)
}

function completeAbstract(
  run: Run,
  field: PlannedField,
  shape: AbstractShape,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  const typed = (name: unknown) => {
    const selection = shape.selectionOf(typeNamed(run, field, shape, value, name))
    completeObject(run, field, shape, selection, value, target, key, place)
  }
  const resolveType = shape.type.resolveType ?? run.typeResolver
  const name = resolveType(value, run.context, run.infoOf(field, place), shape.type)
  if (isPromise(name)) completeLater(run, field, shape, name, typed, target, key, place)
  else typed(name)
}

function completeObject(
  run: Run,
  field: PlannedField,
  shape: Shape,
  selection: Selection,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  const { type } = selection
  const fill = () => {
    const object = run.objectOf(selection)
    target[key] = object
    executeSelection(run, selection, value, object, placeAt(field, shape, target, key, place))
  }
  if (!type.isTypeOf) {
    fill()
    return
  }
  const checked = (fits: unknown) => {
    if (!fits) throw new Error(`Expected value of type "${type.name}" but got: ${inspect(value)}.`)
    fill()
  }
  const fits = type.isTypeOf(value, run.context, run.infoOf(field, place))
  if (isPromise(fits)) completeLater(run, field, shape, fits, checked, target, key, place)
  else checked(fits)
}

/** Goes on when what decides how a value is completed is known. */
function completeLater(
  run: Run,
  field: PlannedField,
  shape: Shape,
  known: Promise<unknown>,
  complete: (known: unknown) => void,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  target[key] = undefined
  run.await(
    known.then(complete),
    () => {},
    (error) => run.fail(error, field, shape, target, key, place),
  )
}

function placeAt(field: PlannedField, shape: Shape, target: Target, key: string | number, place: Place | null): Place {
  const typename = typeof key === "string" ? field.parentType.name : undefined
  return new Place(place, key, typename, target, !shape.nonNull)
}

/** @throws in graphql-js's words where a name is none of an object type that the abstract type has. */
function typeNamed(run: Run, field: PlannedField, { type: abstract }: AbstractShape, value: unknown, name: unknown) {
  const { schema } = run.operation
  const where = `for field "${field.parentType.name}.${field.name}"`
  if (name == null)
    throw new Error(
      `Abstract type "${abstract.name}" must resolve to an Object type at runtime ${where}. Either the "${abstract.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
    )
  if (isObjectType(name))
    throw new Error(
      "Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.",
    )
  if (typeof name !== "string")
    throw new Error(
      `Abstract type "${abstract.name}" must resolve to an Object type at runtime ${where} with value ${inspect(value)}, received "${inspect(name)}".`,
    )
  const type = schema.getType(name)
  if (!type)
    throw new Error(`Abstract type "${abstract.name}" was resolved to a type "${name}" that does not exist inside the schema.`)
  if (!isObjectType(type)) throw new Error(`Abstract type "${abstract.name}" was resolved to a non-object type "${name}".`)
  if (!schema.isSubType(abstract, type))
    throw new Error(`Runtime Object type "${type.name}" is not a possible type for "${abstract.name}".`)
  return type
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const written = type.serialize(value)
  if (written === null || written === undefined)
    throw new Error(
      `Expected \`${type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`,
    )
  return written
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
}

/** Shorter texts are not worth counting letter by letter. */
const LONG = 256

/** About how many bytes a text takes in UTF-8. Short ones have the script of their first letter. */
function weightOf(text: string): number {
  if (text.length >= LONG) return Buffer.byteLength(text)
  return text.charCodeAt(0) > 0x7f ? 2 * text.length : text.length
}
