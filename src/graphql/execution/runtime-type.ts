import { type GraphQLAbstractType, type GraphQLObjectType, isObjectType } from "graphql"
import { inspect } from "graphql/jsutils/inspect.js"
import type { PlannedField } from "./plan.ts"
import type { Run } from "./run.ts"

/** The object type with this name. @throws, with graphql-js's message, if it is not one of the abstract type's. */
export function typeNamed(run: Run, field: PlannedField, abstract: GraphQLAbstractType, value: unknown, name: unknown) {
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

/** The error for a value of which the type's `isTypeOf` says that it does not belong to it. */
export function notOfType(type: GraphQLObjectType, value: unknown): Error {
  return new Error(`Expected value of type "${type.name}" but got: ${inspect(value)}.`)
}
