import type { GraphQLLeafType } from "graphql"
import { inspect } from "graphql/jsutils/inspect.js"

/** A value of a scalar or an enum, as the answer has it. @throws where its type has no form for it. */
export function serialized(type: GraphQLLeafType, value: unknown): unknown {
  const written = type.serialize(value)
  if (written === null || written === undefined)
    throw new Error(
      `Expected \`${type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`,
    )
  return written
}

/** Shorter texts are not worth counting letter by letter. */
const LONG = 256

/** About how many bytes a text takes in UTF-8. Short ones have the script of their first letter. */
export function weightOf(text: string): number {
  if (text.length >= LONG) return Buffer.byteLength(text)
  return text.charCodeAt(0) > 0x7f ? 2 * text.length : text.length
}
