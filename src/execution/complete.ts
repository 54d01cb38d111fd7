import { GraphQLError, type GraphQLLeafType, type GraphQLObjectType, isObjectType } from "graphql"
import { Place, type Target } from "./place.ts"
import type { PlannedField, Selection, Shape } from "./plan.ts"
import type { Run } from "./run.ts"

type AbstractShape = Extract<Shape, { kind: "abstract" }>

/** Fills `target` with the fields of an object. What is not there yet is filled in when it comes; its key has its place from the start. */
export function executeSelection(run: Run, selection: Selection, source: unknown, target: Target, place: Place | null): void {
  const { fields } = selection
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] as PlannedField
    const { key, shape } = field
    if (shape === null) {
      target[key] = selection.type.name
      continue
    }
    let value: unknown
    try {
      value = resolved(run, field, source, place)
    } catch (error) {
      run.fail(error, field, shape, target, key, place)
      continue
    }
    settle(run, field, shape, value, target, key, place)
  }
}

function resolved(run: Run, field: PlannedField, source: unknown, place: Place | null): unknown {
  const { resolve } = field
  if (resolve === undefined) {
    const property = (source as Target)[field.name]
    return typeof property === "function" ? property.call(source, run.argumentsOf(field), run.context) : property
  }
  const args = run.argumentsOf(field)
  return resolve(source, args, run.context, (field.wantsInfo ? run.infoOf(field, place) : undefined) as never)
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
      case "leaf":
        target[key] = serialized(shape.type, value)
        return
      case "object": {
        const object = {}
        target[key] = object
        executeSelection(run, shape.selection(), value, object, new Place(place, key, target, !shape.nonNull))
        return
      }
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
    throw new GraphQLError(`Expected Iterable, but did not find one for field "${field.parentType.name}.${field.name}".`)
  const items = Array.isArray(value) ? value : [...(value as Iterable<unknown>)]
  const list = new Array(items.length) as unknown as Target
  target[key] = list
  const inside = new Place(place, key, target, !shape.nonNull)
  for (let index = 0; index < items.length; index++) settle(run, field, shape.item, items[index], list, index, inside)
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
    const type = typeNamed(run, field, shape, name)
    const object = {}
    target[key] = object
    executeSelection(run, shape.selectionOf(type), value, object, new Place(place, key, target, !shape.nonNull))
  }
  const name = shape.type.resolveType?.(value, run.context, run.infoOf(field, place), shape.type)
  if (!isPromise(name)) {
    typed(name)
    return
  }
  target[key] = undefined
  const failed = (error: unknown) => run.fail(error, field, shape, target, key, place)
  run.await(name.then(typed), () => {}, failed)
}

function typeNamed(run: Run, field: PlannedField, { type: abstract }: AbstractShape, name: unknown): GraphQLObjectType {
  const { schema } = run.operation
  const type = typeof name === "string" ? schema.getType(name) : undefined
  if (isObjectType(type) && schema.isSubType(abstract, type)) return type
  throw new GraphQLError(
    `Abstract type "${abstract.name}" must resolve to one of its Object types at runtime for field "${field.parentType.name}.${field.name}", got ${JSON.stringify(name)}.`,
  )
}

function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const written = type.serialize(value)
  if (written === null || written === undefined)
    throw new Error(`Expected \`${type.name}.serialize(…)\` to return a non-nullable value.`)
  return written
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof value === "object" && value !== null && typeof (value as { then?: unknown }).then === "function"
}
