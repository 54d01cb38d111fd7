import { type GraphQLField, type GraphQLNamedType, getNamedType, isEnumType, isListType, isNonNullType } from "graphql"
import { LENGTH, numberIn, WEIGHT } from "./extensions.ts"

/** How many bytes one point pays for: a query of 100,000 points, the most that is answered, may have 32 MB. */
export const BYTES_PER_POINT = 320

/** Braces and a comma. */
export const OBJECT_BYTES = 3

/** The usual largest size of values in JSON, in bytes. Names and slugs may be Arabic, with two bytes for each letter. */
const USUAL: Readonly<Record<string, number>> = { String: 100, ID: 50, DateTime: 28, Int: 8, Float: 12, Boolean: 5 }

/** The bytes of a key with its signs; clients may choose long aliases. */
export function keyBytes(key: string): number {
  return Buffer.byteLength(key) + 4
}

/** The bytes of a field's value if it has no fields: a text, a number, or a list of these. */
export function weightOf({ type, extensions }: Pick<GraphQLField<unknown, unknown>, "type" | "extensions">): number {
  const each = numberIn(extensions, WEIGHT, usualWeight(getNamedType(type)))
  return isListType(isNonNullType(type) ? type.ofType : type) ? 2 + numberIn(extensions, LENGTH, 1) * (each + 1) : each
}

function usualWeight(type: GraphQLNamedType): number {
  if (isEnumType(type)) return 2 + Math.max(...type.getValues().map(({ name }) => name.length))
  return USUAL[type.name] ?? (USUAL.String as number)
}
