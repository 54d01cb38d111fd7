import type { Variables } from "../../../graphql/pricing/list-size.ts"

/** The most levels of lists and objects in arguments. No query needs as many, and they are read recursively. */
const MOST_LEVELS = 50
const TOO_DEEP = `Expected arguments of at most ${MOST_LEVELS} levels of lists and objects, got more. Nest fewer filters.`

/** More than any input type has: graphql-js reports each unknown field, and lists all known ones each time. */
const MOST_FIELDS = 100
const TOO_WIDE = `Expected input objects of at most ${MOST_FIELDS} fields, got more.`

/**
 * Says in what arguments are too deep or too wide; `null` if they are not. Not recursive, since they may be nested more deeply
 * than calls can be. @param levels of the arguments in the document.
 */
export function excessOfVariables(levels: number, variables: Variables): string | null {
  if (levels > MOST_LEVELS) return TOO_DEEP
  let level: unknown[] = Object.values(variables)
  for (let levels = 0; level.length > 0; levels++) {
    if (levels > MOST_LEVELS) return TOO_DEEP
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value !== "object" || value === null) continue
      const parts = Object.values(value)
      if (!Array.isArray(value) && parts.length > MOST_FIELDS) return TOO_WIDE
      for (const part of parts) next.push(part)
    }
    level = next
  }
  return null
}
