import { serialized, weightOf } from "./leaf.ts"
import { Place, type Target } from "./place.ts"
import type { PlannedField, Selection, Shape } from "./plan.ts"
import { resolved } from "./resolve.ts"
import { isPromise, type Run } from "./run.ts"
import { notOfType, typeNamed } from "./runtime-type.ts"

/**
 * Resolves the fields of an object into `target`. Every key gets its place at once; values that are promised are filled in
 * later.
 */
export function executeSelection(run: Run, selection: Selection, source: unknown, target: Target, place: Place | null): void {
  const { fields } = selection
  for (let index = 0; index < fields.length; index++) {
    if (run.isOver) return
    executeField(run, selection, fields[index] as PlannedField, source, target, place)
  }
}

/**
 * Resolves one field of `source` and puts its value into `target` under the field's key: at once, or when it is there. An
 * error makes the nearest nullable place null.
 */
export function executeField(
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

/** Completes a value, at once or when its promise resolves. */
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
  shape: Extract<Shape, { kind: "abstract" }>,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  const typed = (name: unknown) => {
    const selection = shape.selectionOf(typeNamed(run, field, shape.type, value, name))
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
  const { isTypeOf } = selection.type
  if (isTypeOf) {
    const checked = (fits: unknown) => {
      if (!fits) throw notOfType(selection.type, value)
      fillObject(run, field, shape, selection, value, target, key, place)
    }
    const fits = isTypeOf(value, run.context, run.infoOf(field, place))
    if (isPromise(fits)) completeLater(run, field, shape, fits, checked, target, key, place)
    else checked(fits)
  } else fillObject(run, field, shape, selection, value, target, key, place)
}

function fillObject(
  run: Run,
  field: PlannedField,
  shape: Shape,
  selection: Selection,
  value: unknown,
  target: Target,
  key: string | number,
  place: Place | null,
): void {
  const object = run.objectOf(selection)
  target[key] = object
  executeSelection(run, selection, value, object, placeAt(field, shape, target, key, place))
}

/** Goes on with completing a value after its type is known, which may be promised. */
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
