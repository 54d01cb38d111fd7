import type { Place, Target } from "./place.ts"
import type { PlannedField } from "./plan.ts"
import type { Run } from "./run.ts"

/**
 * Calls the resolver of a field. @returns its result, perhaps a promise. @throws what it throws, or an error about the
 * arguments.
 */
export function resolved(run: Run, field: PlannedField, source: unknown, place: Place | null): unknown {
  const resolve = field.resolve ?? run.fieldResolver
  if (resolve == null) return propertyOf(run, field, source, place)
  const args = run.argumentsOf(field)
  const wantsInfo = field.wantsInfo || field.resolve === undefined
  return resolve(source, args, run.context, (wantsInfo ? run.infoOf(field, place) : undefined) as never)
}

/** The result of graphql-js's default resolver. */
function propertyOf(run: Run, field: PlannedField, source: unknown, place: Place | null): unknown {
  const args = run.argumentsOf(field)
  if ((typeof source !== "object" && typeof source !== "function") || source === null) return undefined
  const property = (source as Target)[field.name]
  return typeof property === "function" ? property.call(source, args, run.context, run.infoOf(field, place)) : property
}
