import type { GraphQLLeafType } from "graphql"
import { inspect } from "graphql/jsutils/inspect.js"

/** A value of a scalar or enum, as it is in the answer. @throws if the type cannot represent it. */
export function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const written = type.serialize(value)
  if (written === null || written === undefined)
    throw new Error(
      `Expected \`${type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`,
    )
  return written
}

/** Shorter texts are not measured letter by letter. */
const LONG = 256

/** About how many bytes a text takes in UTF-8. Of a short text, all letters count like the first one. */
export function weightOf(text: string): number {
  if (text.length >= LONG) return Buffer.byteLength(text)
  return text.charCodeAt(0) > 0x7f ? 2 * text.length : text.length
}
