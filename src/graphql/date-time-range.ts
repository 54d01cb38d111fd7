import { badInput } from "../errors.ts"
import { builder } from "./builder.ts"

export interface DateTimeRangeShape {
  from?: string | null
  until?: string | null
}

export const DateTimeRange = builder.inputType("DateTimeRange", {
  description: "A span of time. Either end may be open.",
  fields: (t) => ({
    from: t.field({ type: "DateTime", description: "The first moment that belongs to it." }),
    until: t.field({ type: "DateTime", description: "The first moment that does not belong to it any more." }),
  }),
})

/**
 * Checks a range of times. @param field for the message. @throws BAD_USER_INPUT for a range whose end is before its beginning.
 */
export function toRange(field: string, { from = null, until = null }: DateTimeRangeShape) {
  if (from !== null && until !== null && from >= until) {
    throw badInput(`Expected \`${field}.from\` to be before \`until\`, got from ${from} until ${until}.`)
  }
  return { from, until }
}
