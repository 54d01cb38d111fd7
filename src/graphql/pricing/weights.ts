import { type GraphQLField, type GraphQLNamedType, getNamedType, isEnumType, isListType, isNonNullType } from "graphql"
import { LENGTH, numberIn, WEIGHT } from "./extensions.ts"

/** Bytes that a point pays for: a query of 100,000 points, the most that is answered, weighs 32 MB. */
export const BYTES_PER_POINT = 320

/** Braces and a comma. */
export const OBJECT_BYTES = 3

/** Bytes of values as JSON writes them, as long as they usually are at most. Names and slugs may be in Arabic: two for a letter. */
const USUAL: Readonly<Record<string, number>> = { String: 100, ID: 50, DateTime: 28, Int: 8, Float: 12, Boolean: 5 }

/** Bytes of a key with its signs. A client chooses it, and may choose a long one. */
export function keyBytes(key: string): number {
  return Buffer.byteLength(key) + 4
}

/** Bytes of a field's value where it has no fields itself: a text, a number, a list of such. */
export function weightOf({ type, extensions }: Pick<GraphQLField<unknown, unknown>, "type" | "extensions">): number {
  const each = numberIn(extensions, WEIGHT, usualWeight(getNamedType(type)))
  return isListType(isNonNullType(type) ? type.ofType : type) ? 2 + numberIn(extensions, LENGTH, 1) * (each + 1) : each
}

function usualWeight(type: GraphQLNamedType): number {
  if (isEnumType(type)) return 2 + Math.max(...type.getValues().map(({ name }) => name.length))
  return USUAL[type.name] ?? (USUAL.String as number)
}
